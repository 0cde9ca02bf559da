import { Field, Select } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { MisreadLine, NumberGroup } from '../../../staff-api/contract/numbers.ts';
import type { Outcome } from '../line/call.ts';
import { ErrorLine } from '../view/error-line.tsx';
import { useWords } from '../words.ts';
import { readMisread } from './read-misread.ts';

/** So many are shown; the export has them all. */
const shown = 50;

export interface MisreadListProps {
  from: string;
  to: string;
  /** Those of the numbers, which tell the questions and languages there are. */
  groups: readonly NumberGroup[];
}

/** What people typed that was not understood, masked, by question and language. */
export function MisreadList({ from, to, groups }: MisreadListProps) {
  const words = useWords();
  const [question, setQuestion] = useState('');
  const [language, setLanguage] = useState('');
  const [outcome, setOutcome] = useState<Outcome<MisreadLine[]>>();
  const choices = { ...(question && { question }), ...(language && { language }) };
  const query = new URLSearchParams({ from, to, ...choices }).toString();
  useEffect(() => {
    let isCurrent = true;
    void readMisread(`${query}&limit=${shown}`).then((answer) => isCurrent && setOutcome(answer));
    return () => {
      isCurrent = false;
    };
  }, [query]);

  const itemsOf = (wanted: string) => groups.find(({ name }) => name === wanted)?.items ?? [];
  const titleOf = (id: string) => itemsOf('misread').find(({ label }) => label === id)?.title ?? id;
  const choice = (key: string, name: string, value: string, set: (value: string) => void) => (
    <Field label={words.say(`numbers-${key}`)}>
      <Select value={value} onChange={(_, data) => set(data.value)}>
        <option value="">{words.say('numbers-all')}</option>
        {itemsOf(name).map(({ label, title }) => (
          <option key={label} value={label}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <section className="numbers-card">
      <h3 id="numbers-unread">{words.say('numbers-unread')}</h3>
      <p className="soft">{words.say('numbers-unread-lead')}</p>
      <div className="numbers-filters">
        {choice('question', 'misread', question, setQuestion)}
        {choice('language', 'misread-language', language, setLanguage)}
        <a className="numbers-export" href={`/desk/api/misread.jsonl?${query}`} download>
          <ArrowDownload20Regular aria-hidden /> {words.say('numbers-unread-export')}
        </a>
      </div>
      <ErrorLine code={outcome && !outcome.ok ? outcome.code : undefined} />
      {outcome?.ok && outcome.value.length === 0 && <p className="soft">{words.say('numbers-none')}</p>}
      {outcome?.ok && outcome.value.length > 0 && (
        <table className="misread" aria-labelledby="numbers-unread">
          <thead>
            <tr>
              <th scope="col">{words.say('numbers-message')}</th>
              <th scope="col">{words.say('numbers-question')}</th>
              <th scope="col">{words.say('numbers-language')}</th>
            </tr>
          </thead>
          <tbody>
            {outcome.value.map(({ utterance, question: asked, locale, at }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two messages may be the same at the same moment
              <tr key={`${at} ${index}`}>
                <td>
                  <bdi lang={locale}>{utterance}</bdi>
                </td>
                <td>{titleOf(asked)}</td>
                <td>{words.language(locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
