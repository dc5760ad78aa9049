/**
 * How a syllable is spelt outside Hanyu pinyin: Wade–Giles, Tongyong, MPS II and Gwoyeu Romatzyh (the systems
 * Taiwan's passports offered), the freer spellings of older and overseas names, and the customary Hong Kong
 * spellings of Cantonese. Each function gives lower-case spellings without apostrophes and diacritics.
 */
import { divide, readNumbered } from './syllable.ts';

/** Wade–Giles as printed in names: with the aspiration mark dropped and `ü` kept or written `u`. */
export function wadeGiles(base: string): string[] {
  const [initial, final] = divide(base);
  const onset =
    WADE_INITIAL[initial] ?? (initial === '' || /^(?:sh|[mfnlhs])$/.test(initial) ? initial : null);
  if (onset === null) return [];
  let rimes: string[];
  if (initial && final === '') {
    rimes = /^[zcs]$/.test(initial) ? ['zu'] : ['ih'];
    if (/^[zcs]$/.test(initial))
      return { z: ['tzu'], c: ['tzu'], s: ['ssu', 'szu'] }[initial as 'z' | 'c' | 's'];
  } else if (initial === '') {
    rimes = [WADE_ALONE[base] ?? base];
    if (base === 'yi') rimes.push('yi');
    if (base === 'e') rimes.push('o');
  } else {
    const plain = WADE_FINAL[final] ?? final;
    rimes = [plain];
    if (final === 'uo' && !/^(?:[gkh]|sh)$/.test(initial)) rimes = ['o'];
    else if (final === 'e' && /^[gkh]$/.test(initial)) rimes = ['o', 'e'];
    else if (final === 'uei' && !/^[gk]$/.test(initial)) rimes = ['ui'];
  }
  return withoutUmlaut(rimes.map((rime) => onset + rime));
}
const WADE_INITIAL: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  d: 't',
  t: 't',
  g: 'k',
  k: 'k',
  j: 'ch',
  q: 'ch',
  x: 'hs',
  zh: 'ch',
  ch: 'ch',
  r: 'j',
  z: 'ts',
  c: 'ts',
};
const WADE_FINAL: Readonly<Record<string, string>> = {
  ie: 'ieh',
  ian: 'ien',
  iou: 'iu',
  ong: 'ung',
  iong: 'iung',
  uen: 'un',
  uei: 'uei',
  üe: 'üeh',
};
const WADE_ALONE: Readonly<Record<string, string>> = {
  yi: 'i',
  ye: 'yeh',
  yan: 'yen',
  you: 'yu',
  yong: 'yung',
  yu: 'yü',
  yue: 'yüeh',
  yuan: 'yüan',
  yun: 'yün',
  er: 'erh',
};

/** Tongyong pinyin, Taiwan's system of 2002–2008. */
export function tongyong(base: string): string[] {
  const [initial, final] = divide(base);
  const onset = { q: 'c', x: 's', zh: 'jh' }[initial] ?? initial;
  if (initial && final === '') return [`${onset}ih`];
  if (!initial) return [{ wen: 'wun', weng: 'wong' }[base] ?? base];
  let rime = final.replace('ü', 'yu');
  if (rime === 'uen') rime = 'un';
  if (rime === 'eng' && initial === 'f') rime = 'ong';
  return [onset + rime];
}

/** Mandarin Phonetic Symbols II, Taiwan's official system of 1986–2002; tone marks dropped. */
export function mps2(base: string): string[] {
  const [initial, final] = divide(base);
  const onset = { zh: 'j', z: 'tz', c: 'ts', q: 'ch', x: 'sh' }[initial] ?? initial;
  if (initial && final === '')
    return [{ zh: 'jr', ch: 'chr', sh: 'shr', r: 'r', z: 'tz', c: 'tsz', s: 'sz' }[initial] ?? onset];
  if (!initial) return [base.replace('ao', 'au')];
  const rime = { ong: 'ung', iong: 'iung', ü: 'iu', üe: 'iue', üan: 'iuan', ün: 'iun' }[final] ?? final;
  return [onset + rime.replace('ao', 'au')];
}

/**
 * Gwoyeu Romatzyh, official in the Republic of China from 1928 to 1986, which spells the tone. The rules are
 * those of its promulgation; the neutral tone is spelt as the first.
 */
export function gwoyeuRomatzyh(numbered: string): string[] {
  const syllable = readNumbered(numbered);
  if (!syllable) return [];
  const [initial, final] = divide(syllable.base);
  const onset = { zh: 'j', q: 'ch', x: 'sh', z: 'tz', c: 'ts' }[initial] ?? initial;
  const rime =
    initial && final === ''
      ? 'y'
      : final.replace(/^ü/, 'iu').replace('ao', 'au').replace(/^uei$/, 'uei').replace(/^er$/, 'el');
  const sonorant = /^[mnlr]$/.test(initial);
  const medial = /^iu(?=.)|^[iu](?=[aeou])/.test(rime);
  switch (syllable.tone) {
    case 2: {
      if (sonorant) return [onset + rime];
      if (rime === 'y') return [`${onset}yr`];
      if (/^iu/.test(rime)) return [onset + rime.replace(/^iu/, 'yu')];
      if (medial || /^(?:i|u)/.test(rime)) {
        const glide = rime.startsWith('i') ? 'y' : 'w';
        return [onset + (medial ? glide + rime.slice(1) : glide + rime)];
      }
      return [onset + (/[aeo][iu]?$/.test(rime) ? `${rime}r` : rime.replace(/(n|ng|l)$/, 'r$1'))];
    }
    case 3: {
      if (rime === 'y') return [`${onset}yy`];
      let third: string;
      if (rime === 'ie' || rime === 'uo') third = rime.replace(/(.)$/, '$1$1');
      else if (rime === 'ei' || rime === 'ou') third = rime[0]! + rime;
      else if (/^iu/.test(rime)) third = rime.replace(/^iu/, 'eu');
      else if (/^i(?=[aeou])/.test(rime)) third = rime.replace(/^i/, 'e');
      else if (/^u(?=[aeo])/.test(rime)) third = rime.replace(/^u/, 'o');
      else if (/[ao][iu]$/.test(rime)) third = rime.replace(/i$/, 'e').replace(/u$/, 'o');
      else third = rime.replace(/([aeiou])/, '$1$1');
      if (!onset) {
        if (rime === 'ie') return ['yee'];
        if (rime === 'uo') return ['woo'];
        if (rime === 'i') return ['yii'];
        if (rime === 'u') return ['wuu'];
        if (/^e(?=[aou])/.test(third) && /^i/.test(rime)) return [`y${third}`];
        if (/^o(?=[ae])/.test(third) && /^u/.test(rime)) return [`w${third}`];
        if (/^i/.test(rime)) return [`y${third}`];
      }
      return [onset + third];
    }
    case 4: {
      if (rime === 'y') return [`${onset}yh`];
      let fourth: string;
      if (/[ae]i$/.test(rime)) fourth = rime.replace(/i$/, 'y');
      else if (/[ao]u$/.test(rime)) fourth = rime.replace(/u$/, 'w');
      else if (/ng$/.test(rime)) fourth = rime.replace(/ng$/, 'nq');
      else if (/n$/.test(rime)) fourth = `${rime}n`;
      else if (/l$/.test(rime)) fourth = `${rime}l`;
      else fourth = `${rime}h`;
      if (!onset) {
        if (medial) fourth = (rime.startsWith('i') ? 'y' : 'w') + fourth.slice(/^iu(?=.)/.test(rime) ? 0 : 1);
        else if (/^i/.test(rime)) fourth = `y${fourth}`;
        else if (/^u/.test(rime)) fourth = `w${fourth}`;
      }
      return [onset + fourth];
    }
    default:
      return [sonorant ? onset[0]! + 'h' + onset.slice(1) + rime : onset + rime];
  }
}

/**
 * The freer spellings met in names from Taiwan, Singapore, older books and the postal atlas: any customary
 * onset with any customary rime (Soong, Koo, Lee, Chow, Peking, Tientsin).
 */
export function freeSpellings(base: string): string[] {
  const [initial, final] = divide(base);
  const onsets = (FREE_INITIAL[initial] ?? initial).split(' ');
  const key = initial ? final : `-${final}`;
  const rimes = (FREE_FINAL[key] ?? FREE_FINAL[final] ?? final).split(' ');
  return withoutUmlaut(onsets.flatMap((onset) => rimes.map((rime) => onset + rime)));
}
const FREE_INITIAL: Readonly<Record<string, string>> = {
  b: 'b p',
  d: 'd t',
  g: 'g k',
  j: 'j ch k ts',
  q: 'ch k ts c q',
  x: 'hs s sh h x',
  zh: 'ch j zh jh',
  ch: 'ch',
  sh: 'sh s',
  r: 'j r',
  z: 'ts tz z',
  c: 'ts c tz',
};
const FREE_FINAL: Readonly<Record<string, string>> = {
  '': 'ih i u e r zu',
  a: 'a ah',
  o: 'o',
  e: 'e o er eh',
  ai: 'ai ay',
  ei: 'ei ey ay e',
  ao: 'ao au aw',
  ou: 'ou o ow',
  en: 'en un ern',
  eng: 'eng ung',
  ong: 'ong ung oong',
  i: 'i ee ie y ih',
  ia: 'ia ya',
  ie: 'ieh ie ye yeh',
  iao: 'iao iau eau',
  iou: 'iu iou ew eou',
  ian: 'ien ian en',
  iang: 'iang ang eang',
  ing: 'ing eng ying',
  iong: 'iung iong ung ong',
  u: 'u oo wu uh',
  ua: 'ua wa',
  uo: 'uo o wo ou',
  uai: 'uai wai',
  uei: 'ui uei wei uai',
  uan: 'uan wan',
  uen: 'un uen en wen',
  uang: 'uang wang',
  ü: 'u ü yu iu uh ee',
  üe: 'üeh üe yueh yue ueh',
  üan: 'üan uan yuan uen',
  ün: 'ün un yun',
  '-i': 'i yi yee ee yih ih',
  '-ie': 'yeh ye',
  '-iou': 'yu you yo yau',
  '-ian': 'yen yan ian',
  '-in': 'yin in',
  '-ing': 'ying ing',
  '-iong': 'yung yong',
  '-u': 'wu woo u',
  '-ua': 'wa wah',
  '-uo': 'wo',
  '-uei': 'wei way',
  '-uen': 'wen wun',
  '-uang': 'wang',
  '-ueng': 'weng',
  '-uan': 'wan',
  '-uai': 'wai',
  '-ü': 'yu yü yuh u',
  '-üe': 'yueh yue yüeh',
  '-üan': 'yuan yuen',
  '-ün': 'yun yuin',
  '-ia': 'ya yah',
  '-iao': 'yao yau',
  '-iang': 'yang young',
  '-er': 'er erh',
};

/**
 * The customary spellings of a Cantonese syllable in the names of Hong Kong and Macau people, from jyutping
 * (`zeng6` → cheng, tseng, …). There is no official table; these are the correspondences the Hong Kong
 * government's own lists of names and places show, with the freer ones people choose.
 */
export function cantoneseSpellings(jyutping: string): string[] {
  const found = /^(ng|gw|kw|[bpmfdtnlgkhwzcsj])?([a-z]*?)[1-6]?$/.exec(jyutping.toLowerCase());
  if (!found) return [];
  let initial = found[1] ?? '';
  let rime = found[2]!;
  if (!rime) {
    rime = initial;
    initial = '';
  }
  const onsets = (JYUTPING_INITIAL[initial] ?? initial).split(' ').map((o) => (o === '-' ? '' : o));
  const rimes = (JYUTPING_RIME[rime] ?? rime).split(' ');
  const spellings = onsets.flatMap((onset) => rimes.map((r) => onset + r));
  if (initial === 'j') spellings.push(...rimes.filter((r) => /^[iu]/.test(r)));
  if (/^[gk]$/.test(initial) && /^u[in]?$/.test(rime)) spellings.push(`kw${rime}`);
  return spellings;
}
const JYUTPING_INITIAL: Readonly<Record<string, string>> = {
  b: 'b p',
  d: 'd t',
  n: 'n l',
  g: 'g k',
  ng: 'ng -',
  gw: 'kw gw k g',
  kw: 'kw k',
  z: 'ch ts j tz z',
  c: 'ch ts c',
  s: 's sh',
  j: 'y i',
};
const JYUTPING_RIME: Readonly<Record<string, string>> = {
  aa: 'a ah ar',
  aai: 'ai aai',
  aau: 'au aau',
  aam: 'am',
  aan: 'an',
  aang: 'ang',
  aap: 'ap',
  aat: 'at',
  aak: 'ak',
  ai: 'ai ay',
  au: 'au ou ow o',
  am: 'am um',
  an: 'an un',
  ang: 'ang ung',
  ap: 'ap up',
  at: 'at ut',
  ak: 'ak uk',
  e: 'e eh',
  ei: 'ei i ee ay ie',
  eng: 'eng ing',
  ek: 'ek ik eck',
  i: 'i ee ie ze',
  iu: 'iu ew',
  im: 'im',
  in: 'in een ean en',
  ing: 'ing eng',
  ik: 'ik ick',
  o: 'o or oh aw',
  oi: 'oi oy',
  ou: 'o ou oh ow u',
  ok: 'ok ock',
  u: 'u oo',
  ui: 'ui ooi',
  un: 'un oon',
  uk: 'uk ook',
  eoi: 'ui oi eui ei u ue',
  eon: 'un on',
  eot: 'ut',
  oe: 'oe eu',
  oeng: 'eung ong eong ung',
  oek: 'euk eok ok',
  yu: 'u yu ue ee',
  yun: 'un uen yuen oon',
  yut: 'uet ut yut',
  m: 'm ng',
};

function withoutUmlaut(spellings: readonly string[]): string[] {
  return [...new Set(spellings.flatMap((s) => (s.includes('ü') ? [s, s.replaceAll('ü', 'u')] : [s])))];
}
