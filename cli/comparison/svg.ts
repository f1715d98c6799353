/** The picture alone, for a page or a deck. */
import { exportTheme, toSvg } from '#language';
import type { ComparisonFormat } from './comparison-format.ts';
import { pictureOf } from './picture.ts';
import { verdict } from './wording.ts';

export const svg: ComparisonFormat = {
  name: 'svg',
  doc: 'a picture of both versions laid over each other',
  render: (comparison, context) =>
    toSvg(pictureOf(comparison, context).sceneOf('both'), {
      theme: exportTheme('light'),
      title: verdict(comparison, context),
    }),
};
