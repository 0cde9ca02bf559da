/*
 * What the console and the server say to each other: every route under /desk/api and every frame of /desk/stream. The
 * console imports the files of this folder and nothing else of the server, so they must run in a browser.
 */

import { z } from 'zod';

/** Moments are ISO in UTC, to the millisecond. */
export const moment = z.iso.datetime({ precision: 3 });

export const day = z.iso.date();

export const id = z.string().min(1).max(200);

/** BCP 47, one of the sixteen. */
export const language = z.string().min(2).max(35);
