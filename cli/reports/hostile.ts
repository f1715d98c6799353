/** For tests: names that try to be something else than a name, in a file whose own name tries it too. */

const values = [
  '::error::owned',
  '::set-output name=a::b',
  '%0A::error::x',
  '##[error]x',
  '|a|b|',
  '`code` ``',
  '<img src=x onerror=1>',
  '</code></details><b>',
  '<!-- -->',
  '[link](https://evil.example)',
  '@octocat @org/team',
  '#12 GH-12 www.evil.example',
  ']]></failure><x/>',
  '&amp;&#64;octocat',
  '\u001B[31mred\u001B[0m',
  '\u0001\u0007\u009B31m',
  '\u202Eevil\u2066',
  '\uFFFE\uFFFF',
  '漢字 العربية हिन्दी Ελλ 🚢𝄞',
  '{0} {{1}}',
  String.raw`\[x\](1) \n`,
];

/** A line a name, each of them a value that no key takes. */
export const hostileText = `portfolio retail { lpm: @ann }\n${values
  .map((value, index) => `art a${index} in retail {\n  /* 𝄞é */ pi: "${value}"\n}\n`)
  .join('')}`;

export const hostileName = 'a b,c:d%0A::error::x #1 [é漢]\n::error::boom.thru';

/** A message of one line for each of them. */
export const hostileCount = values.length;
