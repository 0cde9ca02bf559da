import { Button, Spinner } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type CannedReply, cannedReplies, cannedReply } from '../../../staff-api/contract/canned.ts';
import { anything, ask, type Outcome, tell } from '../line/call.ts';
import { DialogFrame } from '../view/dialog-frame.tsx';
import { ErrorLine } from '../view/error-line.tsx';
import { useWords, type Words } from '../words.ts';
import { CannedEditor } from './canned-editor.tsx';
import { CannedList } from './canned-list.tsx';
import { type CannedDraft, draftOf, isSame, rebased, withoutBlanks } from './draft.ts';

export interface CannedPageProps {
  /** The name that prospects see. */
  agent: string;
  /** Tags of the languages that prospects write. */
  languages: readonly string[];
  wordsOf(tag: string): Promise<Words>;
  /** Out of sight, with what is being written kept. */
  isHidden: boolean;
  back(): void;
}

type Question = { about: 'delete' } | { about: 'discard'; next: CannedDraft | undefined };

/** Where leads write the replies that everybody at the desk can put into theirs, in each language. */
export function CannedPage({ agent, languages, wordsOf, isHidden, back }: CannedPageProps) {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome<{ items: CannedReply[] }>>();
  const [draft, setDraft] = useState<CannedDraft>();
  const [question, setQuestion] = useState<Question>();
  const [problem, setProblem] = useState<string>();
  const [isSaved, setSaved] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const items = outcome?.ok ? outcome.value.items : [];
  const kept = items.find(({ id }) => id === draft?.id);
  const isChanged = draft !== undefined && !isSame(draft, kept);

  const load = async () => setOutcome(await ask('/canned', cannedReplies));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once; after that whoever changes asks again
  useEffect(() => {
    void load();
  }, []);
  // with the page that says "Saved", not after it: leaving at once must not be asked about
  useLayoutEffect(() => {
    if (!isChanged) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [isChanged]);

  const open = (next: CannedDraft | undefined) => {
    setDraft(next);
    setProblem(undefined);
    setSaved(false);
    if (!next) heading.current?.focus();
  };
  const choose = (next: CannedDraft | undefined) =>
    isChanged ? setQuestion({ about: 'discard', next }) : open(next);
  /**
   * What somebody else wrote meanwhile is shown, once it is here, and what is written here kept: the next save is of
   * theirs.
   */
  const refused = async (code: string) => {
    if (code === 'canned-changed') {
      const now = await ask('/canned', cannedReplies);
      setOutcome(now);
      if (draft && now.ok) {
        const theirs = now.value.items.find(({ id }) => id === draft.id);
        setDraft(rebased(draft, theirs));
      }
    }
    setProblem(code);
  };
  const save = async () => {
    if (!draft) return;
    const saved = await tell('/canned', withoutBlanks(draft), cannedReply);
    setSaved(saved.ok);
    if (!saved.ok) return refused(saved.code);
    setProblem(undefined);
    await load();
    setDraft(draftOf(saved.value));
  };
  const remove = async () => {
    if (draft?.id === undefined) return;
    const removed = await tell('/canned', { remove: draft.id, revision: draft.revision }, anything);
    if (!removed.ok) return refused(removed.code);
    await load();
    open(undefined);
  };

  return (
    <main className="canned" id="canned" tabIndex={-1} hidden={isHidden} data-editing={draft !== undefined}>
      <div className="canned-head">
        <h2 ref={heading} tabIndex={-1}>
          {words.say('canned')}
        </h2>
        <Button onClick={back}>{words.say('numbers-back')}</Button>
      </div>
      <p className="soft canned-lead">{words.say('canned-lead')}</p>
      <ErrorLine code={outcome && !outcome.ok ? outcome.code : undefined} />
      {!outcome && <Spinner label={words.say('loading')} />}
      {outcome?.ok && (
        <div className="canned-panes">
          <section className="canned-side" aria-label={words.say('canned')}>
            <Button
              appearance="primary"
              icon={<Add20Regular />}
              onClick={() => choose({ id: undefined, revision: undefined, title: '', texts: {} })}
            >
              {words.say('canned-new')}
            </Button>
            <CannedList items={items} chosen={draft?.id} choose={(reply) => choose(draftOf(reply))} />
          </section>
          {draft && (
            <CannedEditor
              // what is new keeps its form while it is saved for the first time
              key={draft.id ?? 'new'}
              draft={draft}
              change={(changed) => {
                setDraft(changed);
                setSaved(false);
              }}
              state={isChanged ? 'changed' : isSaved ? 'saved' : 'kept'}
              problem={problem}
              theirs={problem === 'canned-changed' ? kept : undefined}
              agent={agent}
              languages={languages}
              wordsOf={wordsOf}
              save={() => void save()}
              remove={() => setQuestion({ about: 'delete' })}
              back={() => choose(undefined)}
            />
          )}
        </div>
      )}
      {question && (
        <DialogFrame
          title={words.say(`canned-${question.about}-title`)}
          close={() => setQuestion(undefined)}
          action={{
            label: words.say(question.about === 'delete' ? 'canned-delete' : 'discard'),
            run() {
              setQuestion(undefined);
              if (question.about === 'delete') void remove();
              else open(question.next);
            },
          }}
        >
          <p>
            <strong dir="auto">{draft?.title}</strong>
          </p>
          <p>{words.say(`canned-${question.about}-text`)}</p>
        </DialogFrame>
      )}
    </main>
  );
}
