/** What a reviewer is told: each cause in a sentence, with what follows from it. */
import { describe, expect, it } from 'vitest';
import { compareVersions } from './compare.ts';
import { bank, edited, headlines, projectOf } from './groups-testing.ts';

describe('what a reviewer is told', () => {
  it('a train that moves, with who goes along', () => {
    const core = /    art core[^]*?\n    \}\n/.exec(bank)?.[0] ?? '';
    const after = bank.replace(core, '').replace('    product wallet', `${core}    product wallet`);
    expect(headlines(bank, after)).toEqual([
      'Train Payments Core moves from value stream Payments to value stream Cards: 3 teams and 22 people go along. Payments 22 → 0 people, Cards 11 → 33 people. New problem: value-stream-without-art on value stream Payments.',
    ]);
  });

  it('a train that goes on stating how many people it has', () => {
    const stated = bank.replace('rte: @ben', 'people: 11\n      rte: @ben');
    const after = stated
      .replace('      team kite { members: 7 }\n', '')
      .replace('      team puma', '      team kite { members: 7 }\n      team puma');
    expect(headlines(stated, after)[0]).toMatch(
      /^Team kite moves from train Payments Core to train Card Issuing: 7 people go along\. Payments Core 22 → 15 people\. Train Card Issuing still states 11 people\./,
    );
  });

  it('a train that splits', () => {
    const after = edited(
      [/\n      team wren .*/, ''],
      ['  value-stream cards', '  value-stream cards'],
      [
        '    }\n  }\n  value-stream cards',
        '    }\n    art edge "Payments Edge" {\n      rte: vacant\n      team wren { members: 6 }\n    }\n  }\n  value-stream cards',
      ],
    );
    expect(headlines(bank, after)).toEqual([
      'Train Payments Core splits: the new train Payments Edge takes the team wren, 6 people. New problems: role-missing and art-without-backlog on train Payments Edge.',
    ]);
  });

  it('two trains that become one', () => {
    const before = edited([
      '    product wallet',
      '    art loyalty {\n      rte: vacant\n      team lynx { members: 5 }\n    }\n    product wallet',
    ]);
    const after = edited(['      team puma', '      team lynx { members: 5 }\n      team puma']);
    expect(headlines(before, after)).toEqual([
      'Train loyalty becomes a part of train Card Issuing: the team lynx goes along, 5 people.',
    ]);
  });

  it('money that goes from one to the other', () => {
    expect(headlines(bank, edited(['6M EUR', '7M EUR'], ['9M EUR', '8M EUR']))).toEqual([
      '1M EUR per year of the budget goes from value stream Cards to value stream Payments.',
    ]);
  });

  it('money that one gives to several', () => {
    const before = edited(
      ['    product wallet', '    product wallet'],
      ['  value-stream cards', '  value-stream loans "Loans" { budget: 2M EUR per year }\n  value-stream cards'],
    );
    const after = before.replace('6M EUR', '7M EUR').replace('2M EUR', '4M EUR').replace('9M EUR', '6M EUR');
    expect(headlines(before, after)).toEqual([
      '3M EUR per year of the budget goes from value stream Cards to value stream Loans (2M EUR per year) and value stream Payments (1M EUR per year).',
    ]);
  });

  it('two trains that become a new one, and one that becomes two', () => {
    const two = bank.replace(
      '    product wallet',
      '    art loyalty "Loyalty" {\n      team lynx { members: 5 }\n    }\n    product wallet',
    );
    const one = bank
      .replace(
        /    art issuing[^]*?\n    \}\n/,
        '    art plastic "Plastic" {\n      team puma { members: 9 }\n      team lynx { members: 5 }\n    }\n',
      )
      .replace('delivered-by: issuing', 'delivered-by: plastic');
    expect(headlines(two, one)[0]).toMatch(
      /^Trains Card Issuing and Loyalty become one: the new train Plastic, with 2 teams, 14 people and 1 product\./,
    );
    expect(headlines(one, two)[0]).toMatch(
      /^Train Plastic splits into the new train Card Issuing and the new train Loyalty, with 2 teams, 14 people and 1 product\./,
    );
  });

  it('a train that a larger one replaces, without asking whether it is the same', () => {
    const others = ['crow', 'lynx', 'owl', 'seal'].map((name) => `      team ${name} { members: 8 }\n`).join('');
    const after = bank
      .replace(/    art issuing[^]*?\n    \}\n/, '')
      .replace(
        '    art core',
        `    art plastic "Plastic" {\n      product-manager: @zoe "Zoe Fry"\n      team puma { members: 9 }\n${others}    }\n    art core`,
      )
      .replace('delivered-by: issuing', 'delivered-by: plastic');
    const { groups, suggestions } = compareVersions(projectOf(bank), projectOf(after));
    expect(groups.map(({ headline }) => headline)).toEqual([
      expect.stringMatching(/^Train Card Issuing is replaced by the new train Plastic, with 5 teams, 42 people/),
    ]);
    expect(groups[0]?.kind).toBe('renamed');
    expect(suggestions).toEqual([]);
  });

  it('what goes along by its kind', () => {
    const issuing = /    art issuing[^]*?\n    \}\n/.exec(bank)?.[0] ?? '';
    const product = '    product wallet "Wallet" { delivered-by: issuing }\n';
    const before = bank.replace(issuing, `${issuing}    art lost "Lost" { team lynx { members: 5 } }\n`);
    const after = before
      .replace(issuing, '')
      .replace(product, '')
      .replace(/\}\n$/, `  value-stream plastic "Plastic" {\n${issuing}${product}  }\n}\n`);
    expect(headlines(before, after)[0]).toMatch(
      /^Value stream Cards splits: the new value stream Plastic takes the train Card Issuing and the product Wallet, 11 people\./,
    );
  });

  it('what is gone with those who still name it', () => {
    const themed = `theme fast "Fast"\n${bank.replaceAll('    budget', '    supports: fast\n    budget')}`;
    expect(headlines(themed, themed.replace('theme fast "Fast"\n', ''))).toEqual([
      'Gone: strategic theme Fast. The value streams Cards and Payments still name it. New problems: unresolved-reference on value stream Cards and value stream Payments.',
    ]);
  });

  it('a team that splits, by numbers and by names, and two that become one', () => {
    const half = bank.replace(
      'team kite { members: 7 }',
      'team kite { members: 4 }\n      team crow "Crow" { members: 3 }',
    );
    expect(headlines(bank, half)[0]).toMatch(/^Team kite splits: the new team Crow takes 3 of its 7 people\./);
    expect(headlines(half, bank)[0]).toMatch(/^Team Crow becomes a part of team kite: 3 people go along\./);
    const named = bank.replace('members: 7', 'members: @tor "Tor", @liv "Liv", @per "Per"');
    const parted = named.replace(
      '@tor "Tor", @liv "Liv", @per "Per" }',
      '@tor "Tor" }\n      team crow { members: @liv "Liv", @per "Per" }',
    );
    expect(headlines(named, parted)[0]).toMatch(/^Team kite splits: the new team crow takes 2 of its 3 people\./);
  });

  it('somebody who changes teams', () => {
    const before = bank.replace('members: 7', 'members: @tor "Tor", @liv').replace('members: 8', 'members: @per');
    const after = before.replace('@tor "Tor", ', '').replace('@per', '@per, @tor "Tor"');
    expect(headlines(before, after)[0]).toBe('Tor moves from team kite to team hawk.');
  });

  it('a seat that goes to somebody of whom only the handle is known is no rename', () => {
    expect(headlines('team t { po: @ann }', 'team t { po: @bob }')[0]).toMatch(/^Team t: product owner @ann → @bob\./);
    const two = (who: string): string => `art a {\n  rte: ${who}\n  team t { po: ${who} }\n}`;
    const told = headlines(two('@ann.lee'), two('@bob.ray')).filter((headline) => headline.includes('is called'));
    expect(told).toEqual([]);
    expect(headlines(two('@ann.lee'), two('@anne.lee'))).toEqual(['Person @ann.lee is called @anne.lee now.']);
  });

  it('a train with another name and another title, which moves, with its teams and people', () => {
    const core = /    art core[^]*?\n    \}\n/.exec(bank)?.[0] ?? '';
    const other = core.replace('art core "Payments Core"', 'art rails "Rails"');
    const after = bank.replace(core, '').replace('    product wallet', `${other}    product wallet`);
    expect(headlines(bank, after)).toEqual([
      expect.stringMatching(
        /^Train Rails moves from value stream Payments to value stream Cards: 3 teams and 22 people go along\./,
      ),
      'Train core (Payments Core) is called rails (Rails) now.',
    ]);
  });

  it('a seat that goes to somebody new, without news of who came and who went', () => {
    expect(headlines(bank, edited(['@ben "Ben Roe"', '@zoe "Zoe Fry"']))).toEqual([
      'Train Card Issuing: release train engineer Ben Roe → Zoe Fry.',
    ]);
  });

  it('dependencies that cross streams after a move', () => {
    const before = bank.replace(
      'product wallet "Wallet" { delivered-by: issuing }',
      'product wallet "Wallet" {\n      delivered-by: issuing\n      depends-on: art core\n    }\n    product coin "Coin" { depends-on: product wallet }',
    );
    const coin = '    product coin "Coin" { depends-on: product wallet }\n';
    const after = before.replace(coin, '').replace('    art core', `${coin}    art core`);
    expect(headlines(before, after)[0]).toContain('1 dependency becomes cross-stream.');
    expect(headlines(after, before)[0]).toContain('1 dependency is no longer cross-stream.');
  });

  it('an item that goes from one backlog to another', () => {
    const after = edited(
      ['        feature F-3 "Virtual card"\n', ''],
      ['      team kite', '      backlog { feature F-3 "Virtual card" }\n      team kite'],
    );
    expect(headlines(bank, after)).toContainEqual(
      expect.stringMatching(
        /^Feature Virtual card moves from the backlog of Card Issuing to the backlog of Payments Core\./,
      ),
    );
  });

  it('somebody who takes another seat', () => {
    const after = edited(
      ['rte: @ava "Ava Lind"', 'rte: vacant'],
      ['product-manager: @cid "Cid Oz"', 'product-manager: @ava "Ava Lind"'],
    );
    const [people] = headlines(bank, after);
    expect(people).toBe(
      'Ava Lind, release train engineer of train Payments Core until now, is product manager of train Card Issuing, in place of Cid Oz. Release train engineer of train Payments Core is vacant now.',
    );
  });

  it('two who change seats', () => {
    const after = edited(['@ava "Ava Lind"', '@x'], ['@ben "Ben Roe"', '@ava "Ava Lind"'], ['@x', '@ben "Ben Roe"']);
    expect(headlines(bank, after)).toEqual([
      'Ava Lind and Ben Roe change seats: Ava Lind is release train engineer of train Card Issuing now, Ben Roe release train engineer of train Payments Core.',
    ]);
  });

  it('a rename, and nothing of what refers to it', () => {
    expect(headlines(bank, edited(['value-stream payments', 'value-stream pay']))).toEqual([
      'Value stream payments (Payments) is called pay now.',
    ]);
    expect(headlines(bank, bank.replaceAll('issuing', 'making'))).toEqual([
      'Train issuing (Card Issuing) is called making now.',
    ]);
  });

  it('a backlog in another order, by the fewest moves', () => {
    const after = edited(
      ['        feature F-3 "Virtual card"\n', ''],
      ['        feature F-1', '        feature F-3 "Virtual card"\n        feature F-1'],
    );
    expect(headlines(bank, after)).toEqual(['Backlog of Card Issuing: F-3 from place 3 to place 1.']);
  });

  it('what is new and what is gone, with what is in it', () => {
    const loans = '  value-stream loans "Loans" {\n    art lend {\n      team owl { members: 4 }\n    }\n  }\n';
    const after = bank.replace(/\}\n$/, `${loans}}\n`);
    const [told = ''] = headlines(bank, after);
    expect(told).toMatch(/^New: value stream Loans, in portfolio retail, with 1 team and 4 people\. New problems: /);
    expect(told).toMatch(/; and \d+ more\.$/);
    expect(headlines(after, bank)).toEqual([
      'Gone: value stream Loans, in portfolio retail, with 1 team and 4 people.',
    ]);
  });

  it('what became another kind of thing, and nothing of what stands in it', () => {
    const streams = bank.replace(
      '    product wallet',
      '    value-stream tills "Tills" {\n      customer: "Shops"\n      art till { team lynx { members: 5 } }\n    }\n    product wallet',
    );
    const after = streams.replace('value-stream tills', 'solution tills');
    const { changes, groups } = compareVersions(projectOf(streams), projectOf(after));
    expect(changes.map(({ type, property, before, after: now }) => [type, property, before, now])).toEqual([
      ['kind-changed', 'kind', 'value-stream', 'solution'],
    ]);
    expect(groups.map(({ headline }) => headline)).toEqual([
      expect.stringMatching(/^Tills was a value stream and is a solution now\. New problem/),
    ]);
  });

  it('one that goes and one of another kind that comes under its name as two', () => {
    const before = bank.replace(
      '"Wallet" { delivered-by: issuing }',
      '"Wallet" { delivered-by: issuing; need: "Pay" }'.replace(';', '\n'),
    );
    const after = bank
      .replace(/    product wallet .*\n/, '')
      .replace('      team puma', '      team wallet "Wallet" { members: 4 }\n      team puma');
    const { changes } = compareVersions(projectOf(before), projectOf(after));
    expect(changes.map(({ type }) => type).toSorted()).toEqual(['added', 'removed']);
  });

  it('a name that was swapped with another’s', () => {
    const after = bank.replaceAll('kite', '#').replaceAll('puma', 'kite').replaceAll('#', 'puma');
    expect(compareVersions(projectOf(bank), projectOf(after)).changes.length).toBeGreaterThan(0);
  });
});
