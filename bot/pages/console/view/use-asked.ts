import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { ask, type Outcome } from '../line/call.ts';

/** What the desk answers to a question; undefined while it is on its way. `schema` has to stay the same. */
export function useAsked<Value>(path: string, schema: z.ZodType<Value>): Outcome<Value> | undefined {
  const [outcome, setOutcome] = useState<Outcome<Value>>();
  useEffect(() => {
    let isWanted = true;
    setOutcome(undefined);
    void ask(path, schema).then((answer) => isWanted && setOutcome(answer));
    return () => {
      isWanted = false;
    };
  }, [path, schema]);
  return outcome;
}
