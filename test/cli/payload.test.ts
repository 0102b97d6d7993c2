import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPayload } from '#src/cli/payload.ts';

const folder = new URL('../fixtures/slack/', import.meta.url);
const teamsFolder = new URL('../fixtures/teams/', import.meta.url);
const form = 'application/x-www-form-urlencoded';

function replay(payload: object, again = false) {
  return readPayload(JSON.stringify(payload), 'a file', again);
}

it.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('knows how Slack sends %s', (name) => {
  const { contentType, body } = readPayload(readFileSync(new URL(name, folder), 'utf8'), name, false);
  expect(contentType).toBe(body.startsWith('{') ? 'application/json' : form);
});

it('sends a slash command as a form, an event as JSON and a press as JSON in a form', () => {
  expect(replay({ command: '/kontakt', text: 'å & ä' })).toEqual({
    platform: 'slack',
    kind: '/kontakt',
    contentType: form,
    body: 'command=%2Fkontakt&text=%C3%A5+%26+%C3%A4',
  });
  expect(replay({ type: 'event_callback', event_id: 'Ev1' })).toMatchObject({
    contentType: 'application/json',
    body: '{"type":"event_callback","event_id":"Ev1"}',
  });
  const press = replay({ type: 'block_actions', trigger_id: '1.2' });
  expect(new URLSearchParams(press.body).get('payload')).toBe('{"type":"block_actions","trigger_id":"1.2"}');
});

it('leaves the ids as they are, so that it is recognised, unless it shall be a new thing', () => {
  const event = { type: 'event_callback', event_id: 'Ev1' };
  expect(replay(event).body).toBe(replay(event).body);
  expect(replay(event, true).body).not.toContain('Ev1');
  expect(replay(event, true).body).not.toBe(replay(event, true).body);
});

it.each(readdirSync(teamsFolder))('knows how Teams sends %s', (name) => {
  const activity = readFileSync(new URL(name, teamsFolder), 'utf8');
  expect(readPayload(activity, name, false)).toMatchObject({
    platform: 'teams',
    contentType: 'application/json',
  });
  expect(readPayload(activity, name, true).body).not.toBe(readPayload(activity, name, true).body);
});

it('refuses what Slack and Teams do not send', () => {
  expect(() => replay({ name: 'bryggan' })).toThrow('nothing that Slack sends');
  expect(() => replay({ type: 'module' })).toThrow('nothing that Slack sends');
  expect(() => replay([1])).toThrow('an object is expected');
  expect(() => readPayload('{', 'half.json', false)).toThrow('half.json is not JSON');
});
