import type { ReactNode } from 'react';
import type { ConversationDetail } from '../../../staff-api/contract/conversation-detail.ts';
import { useWords } from '../words.ts';
import { requirementTitle, topicLine } from './conversation-title.ts';
import { CoveragePicture } from './coverage-picture.tsx';
import { Notes } from './notes.tsx';
import { Tabs } from './tabs.tsx';
import { useNow } from './use-now.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** Teams has the same name in every language. */
const channelNames: Record<string, string> = { msteams: 'Teams' };

export type DetailTab = 'company' | 'notes';

export interface DetailsProps {
  detail: ConversationDetail;
  tab: DetailTab;
  setTab(tab: DetailTab): void;
  note: string;
  draftNote(text: string): void;
  writeNote(): void;
}

/** What is known of the company beside its conversation, and the notes of the staff. */
export function Details({ detail, tab, setTab, note, draftNote, writeNote }: DetailsProps) {
  const words = useWords();
  const count = detail.notes.length;
  return (
    <aside className="details" aria-label={words.say('details')}>
      <Tabs
        label={words.say('details')}
        selected={tab}
        select={setTab}
        tabs={[
          { name: 'company', label: words.say('company') },
          { name: 'notes', label: words.say('notes') + (count > 0 ? ` (${words.number(count)})` : '') },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="details-scroll" tabIndex={0} aria-label={words.say(tab)}>
        {tab === 'notes' ? (
          <Notes notes={detail.notes} text={note} draft={draftNote} write={writeNote} />
        ) : (
          <Company detail={detail} />
        )}
      </section>
    </aside>
  );
}

function Company({ detail }: { detail: ConversationDetail }) {
  const words = useWords();
  const now = useNow();
  const { line, left, assessment, reasons, eligibleOn, missing, coverage, answers, ratings, timeZone } =
    detail;
  const topic = topicLine(detail, words);
  return (
    <>
      <dl className="facts">
        <Fact title={words.say('language')}>{words.language(detail.language)}</Fact>
        <Fact title={words.say('channel')}>
          {detail.channel === 'directline'
            ? words.say('channel-web')
            : (channelNames[detail.channel] ?? detail.channel)}
        </Fact>
        <Fact title={words.say('theirTime')}>
          {words.moment(new Date(now).toISOString(), timeZone)} <span className="soft">{timeZone}</span>
        </Fact>
        <Fact title={words.say('startedAt')}>{words.moment(detail.startedAt)}</Fact>
        {topic && <Fact title={words.say('topic')}>{topic}</Fact>}
        {line && (
          <Fact title={words.say('line')}>
            <span dir="auto">{line}</span>
          </Fact>
        )}
      </dl>
      {left && (
        <section className="left">
          <h3>{words.say('state-message-left')}</h3>
          <p className="plain" dir="auto">
            {left.text}
          </p>
          <p>
            {words.say('reach')} <bdi>{left.reach}</bdi>
          </p>
        </section>
      )}
      <section>
        <h3>{words.say('assessment')}</h3>
        {!assessment && <p className="soft">{words.say('notAssessed')}</p>}
        {assessment && (
          <>
            <p className="headline">
              <VerdictMark verdict={assessment.verdict} /> {assessment.headline}
            </p>
            <p className="soft">
              {words.say('score', {
                met: words.number(assessment.met),
                total: words.number(assessment.total),
                day: words.day(assessment.asOf),
              })}
            </p>
          </>
        )}
        {eligibleOn && <p className="eligible">{words.say('eligibleOn', { day: words.day(eligibleOn) })}</p>}
        {assessment && missing.length > 0 && (
          <p>
            {words.say('missing', { list: words.list(missing.map((id) => requirementTitle(id, words))) })}
          </p>
        )}
        {assessment?.requirements.map(({ id, title, verdict }) => (
          <div key={id} className="requirement">
            <h4>
              <VerdictMark verdict={verdict} /> {title}{' '}
              <span className="soft">{words.say(`part-${verdict}`)}</span>
            </h4>
            <ul>
              {reasons
                .filter(({ requirement }) => requirement === id)
                .map(({ part, text, remedy, verdict: partVerdict }) => (
                  <li key={part} data-verdict={partVerdict}>
                    {text}
                    {remedy && <span className="remedy">{remedy}</span>}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </section>
      {coverage && <CoveragePicture coverage={coverage} />}
      <section>
        <h3>{words.say('answers')}</h3>
        <dl className="answers">
          {answers.map(({ question, title, answer, sure }) => (
            <Fact key={question} title={title}>
              {answer === undefined ? (
                <span className="soft">{words.say('noAnswer')}</span>
              ) : (
                <span dir="auto">{answer}</span>
              )}
              {!sure && answer !== undefined && <span className="unsure"> {words.say('notSure')}</span>}
            </Fact>
          ))}
        </dl>
      </section>
      {ratings.length > 0 && (
        <section>
          <h3>{words.say('ratings')}</h3>
          {ratings.map(({ about, face, line: said, at }) => (
            <p key={`${about} ${at}`}>
              {words.say(`face-${face}`)} <span className="soft">{words.moment(at)}</span>
              {said && (
                <span className="plain" dir="auto">
                  {' '}
                  {said}
                </span>
              )}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
