/** What the demo's workspace is called. */
export const demoName = 'Hägersten-Älvsjö (demo)';

/** The channel that gets the week. */
export const demoChannel = 'föreningsliv';
