import type { Facts, StaffMember } from '../../../dialogs/rules/facts.ts';
import { say } from './koogallery.ts';

const both: StaffMember['roles'] = ['pre-sales', 'after-sales'];

describe('R2, the teams', () => {
  test.each<[Facts['technicalSupport'], Facts['afterSales'], string]>([
    ['team', 'team', 'met: both-teams'],
    ['none', 'team', 'not-met: no-technical-support'],
    ['team', 'none', 'not-met: no-after-sales'],
    ['none', 'none', 'not-met: no-teams'],
    ['none', undefined, 'not-met: no-technical-support'],
    [undefined, 'none', 'not-met: no-after-sales'],
    ['mixed-team', 'mixed-team', 'check: mixed-team'],
    ['outsourced', 'team', 'check: outsourced'],
    ['team', 'outsourced', 'check: outsourced'],
    ['mixed-team', 'outsourced', 'check: outsourced'],
    ['team', undefined, 'check: not-said'],
    [undefined, undefined, 'check: not-said'],
  ])('technical support %s, after-sales %s: %s', (technicalSupport, afterSales, said) => {
    expect(say('teams', { technicalSupport, afterSales })).toBe(said);
  });
});

describe('R3, two different people for two roles', () => {
  test.each<[string, Facts['staff'], string]>([
    [
      'one pre-sales and one after-sales',
      [{ roles: ['pre-sales'] }, { roles: ['after-sales'] }],
      'met: both-roles',
    ],
    ['one person doing both', [{ roles: both }], 'not-met: one-person'],
    ['one person in one role', [{ roles: ['pre-sales'] }], 'not-met: one-person'],
    ['two people, same role', [{ roles: ['pre-sales'] }, { roles: ['pre-sales'] }], 'not-met: same-role'],
    ['five people, roles not said', { total: 5 }, 'check: roles-not-said'],
    ['a couple, roles not said', { total: 2 }, 'check: roles-not-said'],
    ['one person, role not said', { total: 1 }, 'not-met: one-person'],
    ['nobody', { total: 0 }, 'not-met: nobody'],
    ['nobody, as a list', [], 'not-met: nobody'],
    ['Ana does both, Ben pre-sales', [{ roles: both }, { roles: ['pre-sales'] }], 'met: both-roles'],
    ['Ben pre-sales, Ana does both', [{ roles: ['pre-sales'] }, { roles: both }], 'met: both-roles'],
    ['two people who both do both', [{ roles: both }, { roles: both }], 'met: both-roles'],
    [
      'the founder and an employee',
      [
        { roles: ['pre-sales'], kind: 'founder' },
        { roles: ['after-sales'], kind: 'employee' },
      ],
      'met: both-roles',
    ],
    [
      'a support engineer after the sale',
      [{ roles: ['pre-sales'] }, { roles: ['after-sales'], kind: 'support-engineer' }],
      'check: support-engineer',
    ],
    [
      'a support engineer who is not needed',
      [
        { roles: ['pre-sales'] },
        { roles: ['after-sales'] },
        { roles: ['after-sales'], kind: 'support-engineer' },
      ],
      'met: both-roles',
    ],
    [
      'a contractor',
      [{ roles: ['pre-sales'], kind: 'contractor' }, { roles: ['after-sales'] }],
      'check: contractor',
    ],
    [
      'a contractor and a support engineer',
      [
        { roles: ['pre-sales'], kind: 'contractor' },
        { roles: ['after-sales'], kind: 'support-engineer' },
      ],
      'check: contractor',
    ],
    [
      'a vacancy',
      [{ roles: ['pre-sales'] }, { roles: ['after-sales'], kind: 'vacancy' }],
      'not-met: vacancy',
    ],
    [
      'two vacancies',
      [
        { roles: ['pre-sales'], kind: 'vacancy' },
        { roles: ['after-sales'], kind: 'vacancy' },
      ],
      'not-met: vacancy',
    ],
    ['one role said, the other not', [{ roles: ['pre-sales'] }, { roles: [] }], 'check: roles-not-said'],
    ['not said', undefined, 'check: not-said'],
  ])('%s', (_situation, staff, said) => {
    expect(say('roles', { staff })).toBe(said);
  });

  test('the same person named twice in a fixture is still two people', () => {
    const clerk: StaffMember = { roles: both };
    expect(say('roles', { staff: [clerk, clerk] })).toBe('met: both-roles');
  });
});

describe('R4 and R5, what is accepted', () => {
  test.each<[NonNullable<Facts['agreement']> | undefined, string]>([
    ['accepts-and-signs', 'met: accepts-and-signs'],
    ['accepts-unread', 'check: unread'],
    ['accepts-not-signs', 'not-met: not-signing'],
    ['refuses', 'not-met: refuses'],
    ['negotiates', 'check: negotiates'],
    ['no-authority', 'check: no-authority'],
    ['unsure', 'check: unsure'],
    [undefined, 'check: unsure'],
  ])('agreement %s: %s', (agreement, said) => {
    expect(say('agreement', { agreement })).toBe(said);
  });

  test.each<[NonNullable<Facts['regulations']> | undefined, string]>([
    ['accepts', 'met: accepts'],
    ['asks-which', 'check: asks-which'],
    ['refuses', 'not-met: refuses'],
    ['unsure', 'check: unsure'],
    [undefined, 'check: unsure'],
  ])('regulations %s: %s', (regulations, said) => {
    expect(say('regulations', { regulations })).toBe(said);
  });
});
