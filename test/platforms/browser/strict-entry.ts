import type { Answer } from '#src/conversation/answer.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  card,
  facts,
  input,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import type { Entry, Lookup } from '#src/conversation/entry.ts';
import type { FetchFile } from '#src/conversation/file.ts';
import type { Act, Incoming } from '#src/conversation/incoming.ts';

/** An entry that keeps what it was given, answers each key once, and throws at what no test has announced. */
export interface StrictEntry extends Entry {
  readonly events: Incoming[];
  readonly lookUps: Lookup[];
}

const draft = '0190a1b2-0000-7000-8000-0000000000aa';
const subject = '0190a1b2-0000-7000-8000-000000000001';
const organisations = [
  {
    value: '0190a1b2-0000-7000-8000-0000000000b1',
    label: 'Hagsätra Folkdans',
    detail: 'Förening i Hagsätra',
  },
  { value: '0190a1b2-0000-7000-8000-0000000000b2', label: 'Hagsätra Bollklubb' },
];

const logged: Card = card(
  'Kontakten är sparad',
  facts(
    ['Aktör', 'Hagsätra Folkdans'],
    ['Dag', 'i går, lördag 21 november'],
    ['Sätt', 'besök'],
    ['Behov', 'lokal på torsdagar'],
    [
      'Anteckning',
      'Träffade styrelsen. De behöver lokal på torsdagar och kan hjälpa till med barnaktiviteter.',
    ],
  ),
  quiet('Anteckningen syns bara för samordnare. Den är en allmän handling och kan begäras ut.'),
  buttons(
    button('Vem kan hjälpa?', 'contact.help', { contact: subject }, { style: 'primary' }),
    button('Ändra', 'contact.change', { contact: subject, revision: 1 }),
    button(
      'Ångra',
      'contact.undo',
      { contact: subject, revision: 1 },
      {
        style: 'danger',
        confirm: {
          title: 'Ta bort kontakten?',
          text: 'Anteckningen och behovet försvinner.',
          yes: 'Ta bort',
          no: 'Behåll',
        },
      },
    ),
  ),
);

const helpers: Card = card(
  'Två kan hjälpa med lokal',
  list([
    {
      text: 'Sätra Kulturförening',
      detail: 'Sal för 40 personer, ledig på torsdagar',
      buttons: [button('Fråga båda', 'matching.ask', { organisation: 'satra' })],
    },
    {
      text: 'Bandhagens församling',
      detail: 'Församlingshemmet, kvällstid',
      buttons: [button('Fråga båda', 'matching.ask', { organisation: 'bandhagen' })],
    },
  ]),
  warning('Sätra Kulturförening har redan fått två förfrågningar den här veckan.'),
  input(
    [{ kind: 'number', name: 'people', label: 'Hur många kommer?', required: true, min: 1, max: 200 }],
    button('Spara', 'contact.people', { contact: subject }),
  ),
);

/** A form with every kind of field. */
export const form: Form = {
  id: 'contact.log',
  title: 'Ändra kontakten',
  intro: 'Skriv inget som du inte vill att andra läser: det är en allmän handling.',
  submitLabel: 'Spara',
  carried: { contact: subject },
  fields: [
    { kind: 'organisation', name: 'organisation', label: 'Aktör', required: true, multiple: false },
    { kind: 'longText', name: 'note', label: 'Vad hände?', hint: 'Några ord räcker.', required: true },
    { kind: 'text', name: 'place', label: 'Plats', required: false },
    { kind: 'date', name: 'day', label: 'Dag', required: true, value: '2026-11-21' },
    { kind: 'time', name: 'time', label: 'Tid', required: false },
    { kind: 'number', name: 'people', label: 'Hur många ni träffade', required: false, min: 1 },
    {
      kind: 'select',
      name: 'way',
      label: 'Hur ni hade kontakt',
      required: false,
      value: 'visit',
      options: [
        { value: 'visit', label: 'Besök' },
        { value: 'phone', label: 'Telefon' },
        { value: 'mail', label: 'Mejl' },
      ],
    },
    {
      kind: 'multiSelect',
      name: 'needs',
      label: 'Behov',
      required: false,
      options: [
        { value: 'premises', label: 'Lokal' },
        { value: 'funding', label: 'Finansiering' },
        { value: 'board-knowledge', label: 'Styrelsekunskap' },
      ],
    },
    {
      kind: 'select',
      name: 'area',
      label: 'Område',
      required: false,
      options: ['Hagsätra', 'Rågsved', 'Sätra', 'Bredäng', 'Bandhagen', 'Örby', 'Älvsjö'].map((area) => ({
        value: area,
        label: area,
      })),
    },
  ],
};

function answerTo({ act, place }: Incoming): Answer {
  const language = 'sv';
  switch (act.kind) {
    case 'command':
      if (act.word === 'kontakt') return { kind: 'onlyYou', language, card: logged };
      break;
    case 'message': {
      const shown = card('Du skrev', text(act.text), quiet(place.reference));
      return { kind: 'onlyYou', language, card: shown };
    }
    case 'press':
      switch (act.action) {
        case 'contact.help':
          return { kind: 'onlyYou', language, card: helpers };
        case 'contact.people':
          return { kind: 'onlyYou', language, card: card('Antal', text(String(act.values['people']))) };
        case 'contact.change':
          return { kind: 'form', language, form, draft };
        case 'contact.undo':
          return {
            kind: 'replace',
            language,
            card: card('Kontakten är borttagen'),
            ...(act.on ? { on: act.on } : {}),
          };
      }
      break;
    case 'submit':
      if (act.draft !== draft) break;
      if (act.values['note'] === '') {
        return {
          kind: 'errors',
          language,
          form,
          draft,
          errors: { note: 'Skriv några ord om vad som hände.' },
        };
      }
      return {
        kind: 'onlyYou',
        language,
        card: card('Ändringen är sparad', facts(['Anteckning', String(act.values['note'])])),
      };
  }
  throw new Error(`Nobody announced ${JSON.stringify(act)}`);
}

async function fileAnswer(
  { file }: Extract<Act, { kind: 'file' }>,
  fetchFile: FetchFile | undefined,
): Promise<Answer> {
  const content = await fetchFile?.(5_000_000);
  const shown = content?.ok ? Buffer.from(content.bytes).toString('latin1').slice(0, 100) : content?.reason;
  return { kind: 'onlyYou', language: 'sv', card: card(`Läst: ${file.name}`, text(shown ?? 'inget')) };
}

/** Builds the double. */
export function createStrictEntry(): StrictEntry {
  const answers = new Map<string, Answer>();
  const events: Incoming[] = [];
  const lookUps: Lookup[] = [];
  return {
    events,
    lookUps,
    // The page is answered within its own request.
    shown: async () => {},
    storeLate: async () => {},
    async accept(event, fetchFile) {
      const before = answers.get(event.key);
      if (before !== undefined) return before;
      const answer = event.act.kind === 'file' ? await fileAnswer(event.act, fetchFile) : answerTo(event);
      answers.set(event.key, answer);
      events.push(event);
      return answer;
    },
    store: () => Promise.reject(new Error('The chat page answers within its request.')),
    async lookUp(asked) {
      lookUps.push(asked);
      return organisations.filter(({ label }) => label.toLowerCase().startsWith(asked.text.toLowerCase()));
    },
  };
}
