import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { exportCard } from '#src/features/register/export.ts';

/** Hands out addresses of the register as files, fresh ones each time. */
export const exportRegister = defineCommand({
  id: 'register.export',
  word: { sv: 'exportera', en: 'export' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'register.help.export', example: 'register.help.exportExample' },
  logs: false,
  run: async ({ text: _, onlyForm: __, ...given }) => reply.onlyYou(exportCard(given)),
});
