import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Invitation } from '#entities/invitation.ts';
import type { Person } from '#entities/person.ts';
import { createMatters } from '#src/dispatch/matters.ts';
import { createAddresses } from '#src/link/addresses.ts';
import type { Link, Links } from '#src/link/tokens.ts';
import { createLog } from '#src/log.ts';
import { createLinkPages } from '#src/platforms/link/link-pages.ts';
import { buildTown, inviteAll, type Town } from '#test/features/meetings/town.ts';
import { fingerprint, links } from '#test/support/addresses.ts';
import type { Harness } from '#test/support/harness.ts';

/** The pages behind links, served for a harness. */
export interface LinkServer {
  readonly url: string;
  readonly links: Links;
  stop(): Promise<void>;
}

/** Serves the pages on a free port, with the harness's clock and everything real behind them. */
export async function serveLinks(harness: Harness, contact?: string): Promise<LinkServer> {
  const clock = () => harness.now;
  const app = express();
  const log = createLog(process.env['TEST_LOG'] ?? 'fatal');
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const publicUrl = `http://localhost:${port}`;
  const addresses = createAddresses({ links, publicUrl });
  const matters = createMatters({ orm: harness.orm, registry: harness.registry, addresses, clock });
  app.use(
    createLinkPages({ entry: harness.dispatch, matters, links, fingerprint, publicUrl, contact, clock, log }),
  );
  return {
    url: publicUrl,
    links,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A town where four are invited to a meeting, and the links that they could have. */
export interface LinkWorld extends LinkServer {
  readonly town: Town;
  /** A token for somebody's invitation. */
  tokenFor(person: Person, given?: Partial<Link>): Promise<string>;
  invitationOf(person: Person): Promise<Invitation>;
}

/** Builds the town, and invites everybody. */
export async function buildLinkWorld(): Promise<LinkWorld> {
  const town = await buildTown();
  await inviteAll(town, '/mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek');
  const { harness } = town;
  const server = await serveLinks(harness, 'bryggan@example.org');
  const invitationOf = (person: Person) => harness.em().findOneOrFail(Invitation, { person: person.id });
  return {
    ...server,
    town,
    invitationOf,
    async tokenFor(person, given = {}) {
      return server.links.sign({
        workspace: harness.workspace.id,
        person: person.id,
        matter: { message: 'meeting.invitation', subject: (await invitationOf(person)).id },
        expiresAt: harness.now.plus({ days: 30 }),
        ...given,
      });
    },
    async stop() {
      await server.stop();
      await harness.stop();
    },
  };
}

/** What each button of a page sends, as a browser without JavaScript would send it, with nothing typed. */
export function formsOf(page: string): { label: string; fields: Record<string, string> }[] {
  return [...page.matchAll(/<form[\s\S]*?<\/form>/gu)].flatMap(([form]) => {
    const hidden = Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)].map(([, name, value]) => [
        name ?? '',
        unescaped(value ?? ''),
      ]),
    );
    const buttons = [...form.matchAll(/<button([^>]*)>([^<]*)<\/button>/gu)].map(([, attributes, label]) => ({
      label: (label ?? '').trim(),
      press: /name="press" value="([^"]*)"/u.exec(attributes ?? '')?.[1],
    }));
    const presses = buttons.flatMap(({ label, press }) =>
      press === undefined ? [] : [{ label, fields: { ...hidden, press: unescaped(press) } }],
    );
    return presses.length > 0 ? presses : [{ label: buttons[0]?.label ?? '', fields: hidden }];
  });
}

/** The whole name of a field on a page, which ends like this. */
export function fieldNamed(page: string, end: string): string {
  const name = new RegExp(`name="(one\\.[^"]*\\.${end})"`, 'u').exec(page)?.[1];
  if (name === undefined) throw new Error(`No field ${end}`);
  return name;
}

function unescaped(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
