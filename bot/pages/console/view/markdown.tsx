import { useLayoutEffect, useRef } from 'react';
import { markdownNodes } from '../../shared/markdown.ts';

/** What the guide or staff said, in the safe subset of Markdown. Nothing of it is ever parsed as HTML. */
export function Markdown({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...markdownNodes(text));
  }, [text]);
  return <div className="markdown" dir="auto" ref={place} />;
}
