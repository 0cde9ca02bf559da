import { useEffect, useState } from 'react';
import { cannedPlaces, fillCanned, openPlaces } from '../desk/fill-canned.ts';
import { Markdown } from '../view/markdown.tsx';
import { useWords, type Words } from '../words.ts';

/** Enough to see how a list reads. */
const missing = ['R2', 'R3'];
const daysAhead = 90;

export interface CannedPreviewProps {
  text: string;
  language: string;
  agent: string;
  wordsOf(tag: string): Promise<Words>;
}

/** A reply as a prospect might get it, and what whoever sends it has to fill in by hand. */
export function CannedPreview({ text, language, agent, wordsOf }: CannedPreviewProps) {
  const words = useWords();
  const [theirs, setTheirs] = useState<Words>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another function asks for the same words
  useEffect(() => {
    let isWanted = true;
    void wordsOf(language).then((found) => isWanted && setTheirs(found));
    return () => {
      isWanted = false;
    };
  }, [language]);
  if (text.trim() === '' || !theirs) return null;
  const eligibleOn = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
  const left = openPlaces(text).filter((name) => !cannedPlaces.some((place) => place === name));
  return (
    <section className="canned-preview" aria-label={words.say('canned-preview')}>
      <p className="soft">{words.say('canned-preview')}</p>
      <div className="bubble" lang={language}>
        <Markdown text={fillCanned(text, { agent, missing, eligibleOn }, theirs)} />
      </div>
      {left.length > 0 && (
        <p className="canned-left">
          {words.say('canned-open', { list: words.list(left.map((name) => `{{${name}}}`)) })}
        </p>
      )}
    </section>
  );
}
