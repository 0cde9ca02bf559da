/**
 * Commands that Teams offers above its input field. It sends their titles as if the person had written them, so each
 * is a word that is read as this command in its language.
 */
export const offeredCommands = [
  'help',
  'back',
  'change',
  'restart',
  'language',
  'human',
  'export',
  'delete',
] as const;
