import { config } from 'zod';

// The page's policy forbids code made of text, and the library would try before it falls back: a violation each time.
config({ jitless: true });
