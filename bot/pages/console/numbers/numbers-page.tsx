import { Button, Field, Input, Select, Spinner } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { mostDays, type Numbers, numbers, seriesNames } from '../../../staff-api/contract/numbers.ts';
import { ask, type Outcome } from '../line/call.ts';
import { ErrorLine } from '../view/error-line.tsx';
import { useWords } from '../words.ts';
import { BarGroup } from './bar-group.tsx';
import { CourseChart } from './course-chart.tsx';
import { dayBefore, daysBetween } from './days.ts';
import { MisreadList } from './misread-list.tsx';

/** How the interview and the desk go: numbers of some days, and for leads what was not understood. */
export function NumbersPage({ isLead, back }: { isLead: boolean; back(): void }) {
  const words = useWords();
  const today = new Date().toISOString().slice(0, 10);
  const [from, setFrom] = useState(dayBefore(today, 27));
  const [to, setTo] = useState(today);
  const [by, setBy] = useState<'day' | 'week'>('day');
  const [outcome, setOutcome] = useState<Outcome<Numbers>>();
  const days = daysBetween(from, to);
  const isInOrder = days >= 1 && days <= mostDays;
  const query = `from=${from}&to=${to}&by=${by}`;
  useEffect(() => {
    if (!isInOrder) return;
    let isCurrent = true;
    void ask(`/numbers?${query}`, numbers).then((answer) => isCurrent && setOutcome(answer));
    return () => {
      isCurrent = false;
    };
  }, [query, isInOrder]);

  const dayField = (key: 'from' | 'to', value: string, set: (day: string) => void) => (
    <Field label={words.say(`numbers-${key}`)}>
      <Input type="date" value={value} onChange={(_, data) => set(data.value)} />
    </Field>
  );
  return (
    <main className="numbers" id="numbers" tabIndex={-1}>
      <div className="numbers-head">
        <h2>{words.say('numbers-title')}</h2>
        <Button onClick={back}>{words.say('numbers-back')}</Button>
      </div>
      <form className="numbers-filters" onSubmit={(event) => event.preventDefault()}>
        {dayField('from', from, setFrom)}
        {dayField('to', to, setTo)}
        <Field label={words.say('numbers-by')}>
          <Select value={by} onChange={(_, { value }) => setBy(value === 'week' ? 'week' : 'day')}>
            <option value="day">{words.say('numbers-day')}</option>
            <option value="week">{words.say('numbers-week')}</option>
          </Select>
        </Field>
        {isInOrder && (
          <a className="numbers-export" href={`/desk/api/numbers.csv?${query}`} download>
            <ArrowDownload20Regular aria-hidden /> {words.say('numbers-csv')}
          </a>
        )}
      </form>
      <p className="soft" role="status">
        {isInOrder ? words.say('numbers-lead') : words.say('numbers-range', { days: words.number(mostDays) })}
      </p>
      <ErrorLine code={outcome && !outcome.ok ? outcome.code : undefined} />
      {!outcome && <Spinner label={words.say('loading')} />}
      {outcome?.ok && (
        <>
          <Groups numbers={outcome.value} />
          {isLead && isInOrder && <MisreadList from={from} to={to} groups={outcome.value.groups} />}
        </>
      )}
    </main>
  );
}

function Groups({ numbers: { groups, periods } }: { numbers: Numbers }) {
  const titleOf = (name: string) => groups.find((group) => group.name === name)?.title ?? '';
  const shown = groups.filter(({ name }) => name !== 'started' && name !== 'finished');
  return (
    <>
      <div className="numbers-courses">
        {seriesNames.map((name) => (
          <CourseChart
            key={name}
            title={titleOf(name)}
            points={periods.map(({ from, to, counts }) => ({ from, to, count: counts[name] ?? 0 }))}
          />
        ))}
      </div>
      <div className="numbers-groups">
        {shown.map((group) => (
          <BarGroup key={group.name} group={group} />
        ))}
      </div>
    </>
  );
}
