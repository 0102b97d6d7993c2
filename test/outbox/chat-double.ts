import type { MessageReference, Platform } from '#src/conversation/incoming.ts';
import type { Address, Messenger, Outgoing, SendResult } from '#src/conversation/messenger.ts';

/** What one send or edit shall come to; a function may do something first, or throw. */
export type Script = SendResult['kind'] | SendResult | (() => SendResult | Promise<SendResult>);

/** A chat platform in memory: keeps what arrived, edits what stands there, refuses what a platform would refuse. */
export class ChatDouble implements Messenger {
  readonly platform: Platform;
  mostCopies?: number;
  mostAtOnce?: number;
  readonly arrived: (Outgoing & { at: MessageReference; edits: Outgoing[] })[] = [];
  /** What the coming sends and edits do, in order; afterwards everything arrives. */
  readonly sends: Script[] = [];
  readonly edits: Script[] = [];
  canLookUp = true;
  lookUps = 0;

  constructor(platform: Platform = 'browser') {
    this.platform = platform;
  }

  /** Forgets what arrived and what was to come. */
  reset(): void {
    for (const list of [this.arrived, this.sends, this.edits]) list.length = 0;
    this.canLookUp = true;
    this.lookUps = 0;
    delete this.mostAtOnce;
  }

  async send(message: Outgoing): Promise<SendResult> {
    this.#check(message.address);
    const scripted = await run(this.sends.shift());
    return scripted ?? { kind: 'sent', at: this.arrive(message) };
  }

  /** Lets a message arrive, also when the answer says something else. */
  arrive(message: Outgoing): MessageReference {
    const { to } = message.address;
    const conversation = to.kind === 'person' ? `D-${to.externalId}` : to.reference;
    const at = { conversation, message: `m${this.arrived.length + 1}` };
    this.arrived.push({ ...message, at, edits: [] });
    return at;
  }

  async edit(at: MessageReference, message: Outgoing): Promise<SendResult> {
    this.#check(message.address);
    const scripted = await run(this.edits.shift());
    if (scripted !== undefined) return scripted;
    const standing = this.arrived.find((one) => one.at.message === at.message);
    if (standing?.at.conversation !== at.conversation) return { kind: 'never', reason: 'messageGone' };
    standing.edits.push(message);
    return { kind: 'sent', at };
  }

  async find(deliveryId: string): Promise<MessageReference | undefined> {
    this.lookUps += 1;
    if (!this.canLookUp) throw new Error('This platform cannot look anything up');
    return this.arrived.find((one) => one.deliveryId === deliveryId)?.at;
  }

  /** The titles that arrived, in order, at one person or everywhere. */
  titles(externalId?: string): string[] {
    return this.arrived
      .filter(({ at }) => externalId === undefined || at.conversation === `D-${externalId}`)
      .map(({ card }) => card.title);
  }

  #check(address: Address): void {
    if (address.platform !== this.platform) throw new Error(`Not an address of ${this.platform}`);
  }
}

async function run(script: Script | undefined): Promise<SendResult | undefined> {
  if (script === undefined) return undefined;
  if (typeof script === 'function') return script();
  if (typeof script !== 'string') return script;
  switch (script) {
    case 'sent':
      return undefined;
    case 'later':
      return { kind: 'later', waitMs: 10_000, scope: 'conversation' };
    case 'temporary':
    case 'uncertain':
    case 'never':
      return { kind: script, reason: 'scripted' };
  }
}
