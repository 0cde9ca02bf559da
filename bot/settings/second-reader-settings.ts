import { z } from 'zod';

/** Who is asked when the rules read nothing in a message. */
export const secondReaderSettings = {
  SECOND_READER_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'An OpenAI-compatible endpoint that is asked when the rules read nothing in a message. Off when not set: then nothing that people say leaves this process. It sees that one message, suggests, and the person confirms.',
      expected: 'an http: or https: address',
      example: 'http://127.0.0.1:11434/v1',
    }),
  SECOND_READER_MODEL: z.string().min(1).prefault('default').meta({
    description: 'The model to ask there.',
    expected: 'a name',
  }),
  SECOND_READER_KEY: z.string().min(1).optional().meta({
    description: 'The key to send as a bearer.',
    expected: 'a key',
    secret: true,
  }),
};
