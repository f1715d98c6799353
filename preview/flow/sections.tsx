/** The sections of a report: sentences, tables, charts. */
import type { AgeBoard, Chart, Section, Sentence } from '#language/reports/report.ts';
import { agePicture, chartPicture } from '#language/reports/chart-shapes.ts';
import { numberText } from '#language/reports/number-text.ts';
import type { Store } from '../store.ts';
import { useWidth } from './element-width.ts';
import { ReportPicture } from './report-picture.tsx';
import { PointTable, ReportTable } from './report-table.tsx';

type SectionProps = { readonly store: Store; readonly section: Section<number>; readonly number: number };

export function SectionView({ store, section: { heading, blocks }, number }: SectionProps) {
  const id = `flow-section-${number}`;
  return (
    <section class="report-section" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      {blocks.map((block, at) => {
        switch (block.kind) {
          case 'list':
            return <Sentences key={at} store={store} sentences={block.sentences} />;
          case 'table':
            return <ReportTable key={at} store={store} table={block} label={heading} />;
          case 'chart':
            return <ChartView key={at} store={store} chart={block} />;
          case 'ages':
            return <Ages key={at} store={store} board={block} />;
        }
      })}
    </section>
  );
}

export function Sentences({
  store,
  sentences,
}: {
  readonly store: Store;
  readonly sentences: readonly Sentence<number>[];
}) {
  return (
    <ul class="sentences">
      {sentences.map(({ text, tone, items, stated }) => (
        <li key={text} class={tone}>
          <span class="unseen">{tone === 'attention' ? 'Wants a decision: ' : tone === 'good' ? 'Good: ' : ''}</span>
          {text}
          {items === undefined || store.itemCount(items) === 0 ? null : (
            <>
              {' '}
              <button
                type="button"
                class="plain-button"
                onClick={(event) => store.openItems(items, text, event.currentTarget)}
              >
                {store.itemCount(items) === 1 ? 'the item' : `the ${numberText(store.itemCount(items))} items`}
              </button>
            </>
          )}
          {stated === undefined || (items !== undefined && store.itemCount(items) > 0) ? null : (
            <>
              {' '}
              <button
                type="button"
                class="plain-button"
                title={`Stated by ${stated.text}`}
                onClick={() => store.openStated(stated)}
              >
                where it is stated
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function ChartView({ store, chart }: { readonly store: Store; readonly chart: Chart<number> }) {
  const [frame, width] = useWidth(usualWidth);
  return (
    <figure class="report-chart" ref={frame}>
      <figcaption>{chart.title}</figcaption>
      <ReportPicture
        picture={chartPicture(chart, width)}
        style="chart"
        label={summaryOf(chart)}
        onItems={(items, title, from) => store.openItems(items, `${chart.title}: ${title}`, from)}
      />
      {chart.events.length === 0 ? null : (
        <ol class="chart-events">
          {chart.events.map(({ at, title }) => (
            <li key={`${at} ${title}`}>
              {at}: <bdi>{title}</bdi>
            </li>
          ))}
        </ol>
      )}
      <details class="chart-figures">
        <summary>The figures of “{chart.title}”</summary>
        <PointTable store={store} chart={chart} />
      </details>
    </figure>
  );
}

/** Until the place of a chart is known. */
const usualWidth = 760;

/** What a chart shows, for who cannot see it. */
function summaryOf({ title, points, target, events }: Chart<number>): string {
  const known = points.flatMap(({ at, value, text }) => (value === undefined ? [] : [{ at, value, text }]));
  const sorted = [...known].sort((a, b) => a.value - b.value);
  const told = (point: (typeof known)[number] | undefined): string => (point ? `${point.text} (${point.at})` : 'none');
  const aim = target === undefined ? '' : ` Target ${target}.`;
  const happened = events.map(({ at, title: what }) => ` ${at}: ${what}.`).join('');
  return `${title}. Lowest ${told(sorted[0])}, highest ${told(sorted.at(-1))}, last ${told(known.at(-1))}.${aim}${happened}`;
}

function Ages({ store, board }: { readonly store: Store; readonly board: AgeBoard<number> }) {
  const [frame, width] = useWidth(usualWidth);
  const told = board.states.map(({ name, dots }) => `${name}: ${dots.length}`).join(', ');
  return (
    <figure class="report-chart" ref={frame}>
      <figcaption>{board.title}</figcaption>
      <ReportPicture
        picture={agePicture(board, width)}
        style="chart"
        label={`${board.title}. ${told}`}
        onItems={(items, title, from) => store.openItems(items, title, from)}
      />
    </figure>
  );
}
