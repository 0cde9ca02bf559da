import type { NumberGroup } from '../../../staff-api/contract/numbers.ts';
import { useWords } from '../words.ts';

/** Numbers of one kind as a table whose rows are bars: who sees none reads the same in the cells. */
export function BarGroup({ group: { name, title, items } }: { group: NumberGroup }) {
  const words = useWords();
  const most = Math.max(1, ...items.map(({ count }) => count));
  const isEmpty = items.every(({ count }) => count === 0);
  return (
    <section className="numbers-card">
      <h3 id={`numbers-${name}`}>{title}</h3>
      {isEmpty ? (
        <p className="soft">{words.say('numbers-none')}</p>
      ) : (
        <table aria-labelledby={`numbers-${name}`} className="bars">
          <tbody>
            {items.map(({ label, title: of, count }) => (
              <tr key={label}>
                <th scope="row">{of}</th>
                <td className="bar-cell">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="flips" aria-hidden>
                    <rect className="bar-ground" width="100" height="10" />
                    <rect className="bar" width={(count / most) * 100} height="10" />
                  </svg>
                </td>
                <td className="bar-count">{words.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
