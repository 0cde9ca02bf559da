import { worldOn } from '../world.ts';
import { offers, play } from './play.ts';

const world = worldOn('2026-11-22');

describe('the language of the conversation', () => {
  it('is the one the page or browser asks for', () => {
    play(world, [{ opens: ['es-MX'], hears: ['Huawei Cloud KooGallery', '1 de 8'] }]);
    play(world, [{ opens: ['xx-YY'], hears: ['1 of 8'] }]);
  });

  it('follows the person at once on the first message, and takes its answer', () => {
    play(world, [
      {
        says: 'nuestra empresa se fundó el 15 de marzo de 2023',
        hears: ['español', '15 de marzo de 2023', '2 de 8'],
      },
    ]);
  });

  it('is offered after one message in another language, and switched when the next agrees', () => {
    const once = play(world, [
      { says: '15 March 2023' },
      { says: 'somos una empresa constituida', hears: ['Noted: **registered company**'] },
    ]);
    expect(offers(once)).toContain('Español');
    play(world, [{ says: 'sí, la licencia está vigente', hears: ['2 de 8'] }], once);
  });

  it('is switched in mid-conversation by its name, with the current question asked again', () => {
    const asked = play(world, [
      { says: '15 March 2023' },
      { says: 'language', hears: ['Which language', 'Español', '中文（简体）', 'العربية'] },
    ]);
    play(
      world,
      [
        { taps: 'Español', hears: ['2 de 8'] },
        { says: 'a registered company', never: ['Do I', 'of 8'] },
      ],
      asked,
    );
  });
});
