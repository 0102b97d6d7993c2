import type { Language } from './answer.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { Chart } from './chart.ts';
import type { Card } from './elements/card.ts';
import type { Workbook } from './workbook.ts';

/** One matter for one person, by ids. `language` is the one they want to read it in, when not their own. */
export interface AskedMatter {
  readonly workspace: string;
  readonly person: string;
  readonly message: string;
  readonly subject: string;
  readonly language?: Language | undefined;
}

/** A matter as its person sees it now. */
export interface ReadMatter {
  readonly person: { readonly name: string; readonly organisations: readonly string[] };
  readonly workspace: string;
  readonly language: Language;
  /** The one that messages to them are written in. */
  readonly ownLanguage: Language;
  /** Undefined when there is nothing left to say about it. */
  readonly card: Card | undefined;
  /** Set where it is about a meeting. */
  readonly event: CalendarEvent | undefined;
}

/** Shows a matter without changing anything. Deliberately not in it: whether somebody may see it. */
export interface Matters {
  /** Undefined when there is no such person, or no such kind of matter. */
  read(asked: AskedMatter): Promise<ReadMatter | undefined>;
  /** Undefined when nothing of it can be drawn for this person. */
  chart(asked: AskedMatter): Promise<Chart | undefined>;
  /** Undefined when nothing of it can be taken along by this person. */
  workbook(asked: AskedMatter): Promise<Workbook | undefined>;
}
