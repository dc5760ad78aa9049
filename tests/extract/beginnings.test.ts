import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';

/** What each Chinese of a text is called; null for what has no English. */
const called = (text: string) =>
  Object.fromEntries(extract(text, { lexicon }).map(({ hanzi, english }) => [hanzi, english]));

describe('where a gloss begins', () => {
  it.each([
    // General is part of a name where the Chinese says it and no rank follows.
    [
      'Circular of the General Office of the State Council (国务院办公厅)',
      '国务院办公厅',
      'General Office of the State Council',
    ],
    [
      'He left the General Administration of Customs (海关总署) in May.',
      '海关总署',
      'General Administration of Customs',
    ],
    [
      'Notice of the General Office of the Ministry of Education (教育部办公厅)',
      '教育部办公厅',
      'General Office of the Ministry of Education',
    ],
    ['The book is by General Liu Yazhou (刘亚洲).', '刘亚洲', 'Liu Yazhou'],
    // A pronoun is no gloss of what says none.
    ['Bosses call them 人才.', '人才', null],
    ['Her guests call themselves 社恐.', '社恐', null],
    ['Everybody hates it (内卷).', '内卷', null],
    ['The essay asks who “we” (我们) are.', '我们', 'we'],
    // A preposition of two words is one.
    ['According to the Comprehensive Mirror (資治通鑑), he fled.', '資治通鑑', 'Comprehensive Mirror'],
    ['Thanks to the Comprehensive Mirror (资治通鉴), we know.', '资治通鉴', 'Comprehensive Mirror'],
    ['They came from “south of the river” (江南).', '江南', 'south of the river'],
    // Who calls it so is no part of what it is called.
    ['“We used to be called the third sector (第三部门),” he said.', '第三部门', 'third sector'],
    ['He said, “now we say lie flat (躺平).”', '躺平', 'lie flat'],
    ['“They call this common prosperity (共同富裕),” she wrote.', '共同富裕', 'common prosperity'],
    ['“we must never be called slaves” (不做亡国奴)', '不做亡国奴', 'we must never be called slaves'],
    // How the writer judges a thing is none, either.
    ['Few people believed the hasty official denial (辟谣) of that week.', '辟谣', 'official denial'],
    ['He survived a notorious labour camp (劳改营).', '劳改营', 'labour camp'],
    [
      'It follows the existing residence permit system (居住证制度).',
      '居住证制度',
      'residence permit system',
    ],
    ['A draft of the current national strategy (当前国家战略)', '当前国家战略', 'current national strategy'],
    ['It became the mother of all moored ferries (停泊渡轮).', '停泊渡轮', 'moored ferries'],
    // Nor is what the writer asks of the reader.
    ['See Clear Lake Semiconductor (清湖半导体), which failed.', '清湖半导体', 'Clear Lake Semiconductor'],
    ['What is it? Think hidden harbour (隐形港口), but for boats.', '隐形港口', 'hidden harbour'],
    ['Clear Lake Semiconductor (清湖半导体) failed.', '清湖半导体', 'Clear Lake Semiconductor'],
    // What somebody has done to it is not part of it; what was done is.
    ['The league has charged non-Party boatmen (党外船工) with it.', '党外船工', 'non-Party boatmen'],
    ['Ice is a lake on which nobody bans night ferries (夜间渡轮).', '夜间渡轮', 'night ferries'],
    // A word that says part of a word leaves the rest of it to others.
    ['They had to suspend classes (停课) at once.', '停课', 'suspend classes'],
    ['They had classes (课程) at once.', '课程', 'classes'],
    ['He risks expulsion from school (开除学籍) for it.', '开除学籍', 'expulsion from school'],
    // A share is not part of what it is a share of.
    ['It is held as to 61.3% by Lake Harbour Holdings (湖港控股) now.', '湖港控股', 'Lake Harbour Holdings'],
    [
      'Its owner is Hong Kong-incorporated Lake Harbour Holdings (湖港控股) now.',
      '湖港控股',
      'Lake Harbour Holdings',
    ],
    ['It is Soviet-styled Lake Harbour Holdings (湖港控股) now.', '湖港控股', 'Lake Harbour Holdings'],
    // The one of 统一 says no year.
    ['It goes back to the 1939 Unified Ferry Board (统一渡轮局).', '统一渡轮局', 'Unified Ferry Board'],
    ['It goes back to a 1939 Unified Ferry Board (统一渡轮局).', '统一渡轮局', 'Unified Ferry Board'],
    // What it is compared with stands before than.
    ['They care less about price than about lock safety (船闸安全).', '船闸安全', 'lock safety'],
    // A compound keeps its hyphen at the end of a line; a word that was divided has none.
    ['They answer to county-\nlevel departments (县级部门).', '县级部门', 'county-level departments'],
    ['the state-\nowned farms (国有农场)', '国有农场', 'state-owned farms'],
    ['They asked for market-\noriented reform (市场化改革) at once.', '市场化改革', 'market-oriented reform'],
    ['the over-\nfunded institutes (经费过多的院所)', '经费过多的院所', 'overfunded institutes'],
  ])('%s', (text, hanzi, english) => {
    expect(called(text)).toEqual({ [hanzi]: english });
  });
});
