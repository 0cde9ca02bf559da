import { useWords } from '../words.ts';

interface Point {
  from: string;
  to: string;
  count: number;
}

/** More than so many columns are no longer told apart and become a line. */
const mostColumns = 62;
const width = 600;
const height = 120;

/** The course of one number over days or weeks, with the same as a table for who wants to read it. */
export function CourseChart({ title, points }: { title: string; points: readonly Point[] }) {
  const words = useWords();
  const total = points.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...points.map(({ count }) => count));
  const step = width / Math.max(1, points.length);
  const y = (count: number) => height - (count / most) * (height - 4);
  const day = ({ from, to }: Point) =>
    from === to ? words.day(from) : `${words.day(from)} – ${words.day(to)}`;
  const [first, last] = [points[0], points.at(-1)];
  return (
    <section className="numbers-card">
      <h3>{title}</h3>
      <p className="course-total">{words.number(total)}</p>
      <div className="course" aria-hidden>
        <span className="course-most soft">{words.number(most)}</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="flips" aria-hidden>
          <line className="course-base" x1="0" y1={height} x2={width} y2={height} />
          <line className="course-base" x1="0" y1={y(most)} x2={width} y2={y(most)} />
          {points.length <= mostColumns ? (
            points.map(({ from, count }, index) => (
              <rect
                key={from}
                className="bar"
                x={index * step + step * 0.1}
                width={step * 0.8}
                y={y(count)}
                height={height - y(count)}
              />
            ))
          ) : (
            <polyline
              className="course-line"
              points={points.map(({ count }, index) => `${(index + 0.5) * step},${y(count)}`).join(' ')}
            />
          )}
        </svg>
        <span className="course-ends soft">
          <span>{first && words.day(first.from)}</span>
          <span>{last && last !== first && words.day(last.to)}</span>
        </span>
      </div>
      <details>
        <summary>{words.say('numbers-table')}</summary>
        {/* it scrolls by the keyboard too */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse */}
        <section className="course-table" tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.say('numbers-period')}</th>
                <th scope="col">{words.say('numbers-count')}</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.from}>
                  <th scope="row">{day(point)}</th>
                  <td>{words.number(point.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  );
}
