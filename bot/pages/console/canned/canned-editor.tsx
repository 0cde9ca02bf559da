import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { ArrowLeft20Regular, Delete20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { type CannedReply, longestCanned, longestCannedTitle } from '../../../staff-api/contract/canned.ts';
import { cannedPlaces } from '../desk/fill-canned.ts';
import { ErrorLine } from '../view/error-line.tsx';
import { useWords, type Words } from '../words.ts';
import { CannedPreview } from './canned-preview.tsx';
import { type CannedDraft, isWhole } from './draft.ts';

export interface CannedEditorProps {
  draft: CannedDraft;
  change(draft: CannedDraft): void;
  state: 'kept' | 'changed' | 'saved';
  /** Code of the error of what was tried last. */
  problem: string | undefined;
  /** What somebody else made of it meanwhile. */
  theirs: CannedReply | undefined;
  agent: string;
  languages: readonly string[];
  wordsOf(tag: string): Promise<Words>;
  save(): void;
  remove(): void;
  back(): void;
}

/** One reply: its title, its text in each language with places for what is filled in later, and how that looks. */
export function CannedEditor(props: CannedEditorProps) {
  const { draft, change, state, problem, theirs, agent, languages, wordsOf, save, remove, back } = props;
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [language, setLanguage] = useState(() => Object.keys(draft.texts)[0] ?? words.tag);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const text = draft.texts[language] ?? '';
  const write = (written: string) => change({ ...draft, texts: { ...draft.texts, [language]: written } });
  const insert = (place: string) => {
    const box = form.current?.querySelector('textarea');
    const [from, to] = [box?.selectionStart ?? text.length, box?.selectionEnd ?? text.length];
    const written = `{{${place}}}`;
    write(text.slice(0, from) + written + text.slice(to));
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + written.length, from + written.length);
    });
  };
  const tags = [...new Set([...languages, ...Object.keys(draft.texts)])];
  const name = words.language(language);
  const english = language === 'en' ? undefined : draft.texts.en;

  return (
    <form
      className="canned-editor"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(draft)) save();
      }}
    >
      <Button className="canned-back" icon={<ArrowLeft20Regular className="flips" />} onClick={back}>
        {words.say('canned')}
      </Button>
      <Field label={words.say('canned-name')}>
        <Input
          value={draft.title}
          maxLength={longestCannedTitle}
          dir="auto"
          onChange={(_, { value }) => change({ ...draft, title: value })}
        />
      </Field>
      <Field label={words.say('language')} hint={words.say('canned-fallback')}>
        <Select value={language} onChange={(_, { value }) => setLanguage(value)}>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {draft.texts[tag]?.trim()
                ? words.say('canned-written', { language: words.language(tag) })
                : words.language(tag)}
            </option>
          ))}
        </Select>
      </Field>
      {english !== undefined && english.trim() !== '' && (
        <div className="canned-english">
          <p className="soft">{words.language('en')}</p>
          <p className="plain" lang="en" dir="ltr">
            {english}
          </p>
        </div>
      )}
      <Field label={words.say('canned-text', { language: name })}>
        <Textarea
          className="canned-text"
          value={text}
          maxLength={longestCanned}
          lang={language}
          dir="auto"
          resize="vertical"
          onChange={(_, { value }) => write(value)}
        />
      </Field>
      <fieldset className="canned-places">
        <legend>{words.say('canned-places')}</legend>
        {cannedPlaces.map((place) => (
          <Button key={place} size="small" onClick={() => insert(place)}>
            {words.say(`canned-place-${place}`)}
          </Button>
        ))}
      </fieldset>
      <CannedPreview text={text} language={language} agent={agent} wordsOf={wordsOf} />
      <ErrorLine code={problem} />
      {theirs && (
        <div className="canned-theirs">
          <p className="soft">{words.say('canned-theirs')}</p>
          <p className="plain" dir="auto">
            <strong>{theirs.title}</strong>
          </p>
          {theirs.texts[language] !== undefined && (
            <p className="plain" lang={language} dir="auto">
              {theirs.texts[language]}
            </p>
          )}
        </div>
      )}
      <div className="canned-deeds">
        <Button type="submit" appearance="primary" disabled={!isWhole(draft) || state !== 'changed'}>
          {words.say('canned-save')}
        </Button>
        <p className="soft" role="status">
          {state !== 'kept' && words.say(isWhole(draft) ? `canned-${state}` : 'canned-needs')}
        </p>
        <span className="grow" />
        {draft.id !== undefined && (
          <Button icon={<Delete20Regular />} onClick={remove}>
            {words.say('canned-delete')}
          </Button>
        )}
      </div>
    </form>
  );
}
