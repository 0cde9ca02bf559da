import { z } from 'zod';
import { tidyOrigin, wholeNumber } from './setting-forms.ts';

/** Where the server listens, and how people reach it. */
export const serverSettings = {
  PORT: wholeNumber(0, 65_535).prefault('3978').meta({
    description: 'The port to listen on; 0 takes any free one.',
    expected: 'a port number from 0 to 65535',
  }),
  HOST: z.string().min(1).optional().meta({
    description: 'The network address to listen on; all of them when not set.',
    expected: 'a host name or an IP address',
    example: '127.0.0.1',
  }),
  PUBLIC_URL: tidyOrigin.optional().meta({
    description:
      'How people reach the server, when a proxy stands in front. Links to come back to a conversation begin with it.',
    expected: 'scheme and host without a path, such as https://guide.example.com',
    example: 'https://guide.example.com',
  }),
};
