const planBefore =
  /\b(?:ater|aterk\w*|ses|hors|horas|hor av (?:mig|oss)|ring(?:er)?(?: upp| dem| dom)?|mejlar|traffas|svar(?:ar)?|kontakt|koll|samtal|mote|traff|provar|forsok(?:er)?|uppf\w*|tar det|aker dit)(?: igen)? $/;
const dayEnds = /^\.?(?: ?$|[.,;:!?\n)]| (?:igen|kl|om|for)\b)/;

/** Whether a plan is told right before a word that may be a weekday or another word: "åter mån.", "ses mån". */
export function isPlannedDay(before: string, after: string): boolean {
  return planBefore.test(before.slice(-20)) && dayEnds.test(after);
}
