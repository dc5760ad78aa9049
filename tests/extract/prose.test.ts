/** Running Chinese that a text quotes: none of it is a term, in marks of either width. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

const hanzi = (text: string) => extract(text, { lexicon }).map((term) => term.hanzi);

describe('a sentence in the original after its translation', () => {
  it.each([
    [
      'full width',
      'It calls the lock “a vivid example of how a port grows.” 东湖水闸的修建，是全港疏浚工作的样板，是“先疏后建”的例证，也是港口联盟多年努力的成果。',
    ],
    [
      'half width',
      'It calls the lock “a vivid example of how a port grows.” 东湖水闸的修建,是全港疏浚工作的样板,是“先疏后建”的例证,也是港口联盟多年努力的成果.',
    ],
    [
      'half width, more text on the line',
      'It says: “The lock feeds the port.” 东湖水闸的修建,是全港疏浚工作的样板,是“先疏后建”的例证,也是港口联盟多年努力的成果. Then it turns to ferries.',
    ],
  ])('%s', (_, text) => {
    expect(hanzi(text)).toEqual([]);
  });

  it('does not take a list of names for one', () => {
    expect(
      hanzi(
        'The league has offices in 北京,上海,广州,深圳,成都,杭州,武汉,西安,苏州,天津,南京,长沙,郑州,青岛,沈阳,宁波,昆明,合肥,佛山,大连.',
      ),
    ).toHaveLength(20);
  });
});

describe('a line of Chinese only, below its translation', () => {
  it.each([
    [
      'a label, full width',
      'Harbour Office: Do not print, repeat or discuss the essay on the lock. (May 3)\n港务局：对各码头张贴的“水闸旧事”一文，不转，不报，不评。\nThe office would not say why.',
    ],
    [
      'a label, half width',
      'Harbour Office: Do not print, repeat or discuss the essay on the lock. (May 3)\n港务局:对各码头张贴的“水闸旧事”一文,不转,不报,不评。\nThe office would not say why.',
    ],
    [
      'one sentence without a comma',
      'Harbour Office: As to the visit of the ferries, keep to the wording of the league. (May 3)\n港务局:有关渡轮来访的消息一律按港口联盟的稿件登载。\nThe office would not say why.',
    ],
    [
      'a list in it',
      'Harbour Office: Tell all pilots and clerks that the lock is not to be discussed. (May 3)\n港务局:紧急通知,各码头务必于第一时间告知所有引航员、文员,不得在公开场合谈论水闸停用事件。\nPilots call such notices orders.',
    ],
    [
      'cries, and a picture in brackets',
      'The post reads:\n\n求你先别把水闸关上!!!!我们都还在船舱里!!!不先放我们上岸就关会把我们淹死的!!![泪]\n\nIt was gone by noon.',
    ],
  ])('%s', (_, text) => {
    expect(hanzi(text)).toEqual([]);
  });

  it.each([
    ['a saying', 'Spend little, do much\n少花钱，多办事。\nThey met.', 1],
    ['a cell', 'Harbour Ferry Administration of the Eastern Lakes\n东湖地区港口渡轮管理局\nThey met.', 1],
  ])('leaves %s', (_, text, count) => {
    expect(hanzi(text)).toHaveLength(count);
  });
});
