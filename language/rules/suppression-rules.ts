/** The rules on suppressions. They are judged where suppressions are applied (suppressions.ts), so they check no element. */
import { defineRule } from './rule.ts';

export const suppressionWithoutReason = defineRule({
  name: 'suppression-without-reason',
  severity: 'warning',
  scope: 'file',
  profile: 'always',
  summary: 'A suppression states why.',
  why: 'Whoever reads the exception in a year has to know whether it still holds.',
  source: 'Common practice',
  advice: 'Write the reason after a colon, and a date if it is to end.',
  on: [],
  examples: {
    ok: [
      {
        text: 'value-stream claims\n\nvalue-stream policies\n\n// throughline-ignore art-in-many-value-streams: shared until the split (until 2027-03-31)\nart shared in claims, policies',
      },
    ],
    bad: [
      {
        text: `value-stream claims

value-stream policies

  // throughline-ignore art-in-many-value-streams
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: This suppression does not say why. Write the reason after a colon: \`// throughline-ignore art-in-many-value-streams: shared until the split\`.
  art shared in claims, policies`,
        fixed: `value-stream claims

value-stream policies

  // throughline-ignore art-in-many-value-streams: say why it is all right here
  art shared in claims, policies`,
      },
    ],
  },
  check: () => undefined,
});

export const suppressionUnused = defineRule({
  name: 'suppression-unused',
  severity: 'hint',
  profile: 'always',
  summary: 'A suppression still hides something.',
  why: 'A suppression that hides nothing will one day hide something new.',
  source: 'Common practice',
  advice:
    'Remove it. Where its rule is switched off, or the text beside it does not read, nobody knows, and it may stay.',
  on: [],
  examples: {
    ok: [
      {
        text: 'value-stream claims\n\nvalue-stream policies\n\n// throughline-ignore art-in-many-value-streams: shared until the split\nart shared in claims, policies',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  // throughline-ignore art-in-many-value-streams: shared until the split
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Nothing here breaks \`art-in-many-value-streams\` any more, so this suppression hides nothing. Remove it.
  art claims-core
}`,
        fixed: `value-stream claims {
  art claims-core
}`,
      },
      {
        title: 'A rule that nobody knows',
        text: `value-stream claims

value-stream policies

  // throughline-ignore art-in-many-value-streems: shared until the split
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ hint: No rule is called \`art-in-many-value-streems\`; did you mean \`art-in-many-value-streams\`?
  art shared in claims, policies`,
        fixed: `value-stream claims

value-stream policies

  // throughline-ignore art-in-many-value-streams: shared until the split
  art shared in claims, policies`,
      },
    ],
  },
  check: () => undefined,
});

export const suppressionExpired = defineRule({
  name: 'suppression-expired',
  severity: 'warning',
  scope: 'date',
  profile: 'always',
  summary: 'A suppression’s date has not passed.',
  why: 'A date on an exception is a promise. From that day on the suppression hides nothing.',
  source: 'Common practice',
  advice:
    'Mend what it hides, or give it a new date and a reason. Judged on the day that `--as-of` or `asOf` names, never by the clock.',
  on: [],
  examples: {
    ok: [
      {
        text: 'value-stream claims\n\nvalue-stream policies\n\n// throughline-ignore art-in-many-value-streams: shared until the split (until 2030-12-31)\nart shared in claims, policies',
      },
    ],
    bad: [
      {
        title: 'On 2030-01-01',
        text: `value-stream claims

value-stream policies

  // throughline-ignore art-in-many-value-streams: shared until the split (until 2027-03-31)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: This suppression ended on 2027-03-31. Mend what it hides, or give it a new date and a reason.
  art shared in claims, policies`,
        fixed: `value-stream claims

value-stream policies

  art shared in claims, policies`,
      },
    ],
  },
  check: () => undefined,
});
