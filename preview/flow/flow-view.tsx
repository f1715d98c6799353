/** The view of flow: a report of one cadence, about what is selected, with the items behind each of its figures. */
import type { SheetReport } from '#language/reports/sheet.ts';
import type { Store } from '../store.ts';
import { Words } from '../words.tsx';
import { FlowHead } from './flow-head.tsx';
import { ItemsPane } from './items-pane.tsx';
import { SectionView, Sentences } from './sections.tsx';

export function FlowView({ store }: { readonly store: Store }) {
  const { report, reportAsked, isReportAwaited } = store;
  const made = report.value?.sheet?.reports[0];
  if (!made)
    return (
      <div class="flow">
        <p class="message">
          {report.value && !isReportAwaited.value
            ? 'There is no report about this. Select something else.'
            : 'The report is being made …'}
        </p>
      </div>
    );
  return (
    <div class="flow" aria-busy={isReportAwaited.value}>
      <div class="flow-scroller">
        <article class="report" aria-label={`${made.title}: ${made.subject.label}`}>
          <FlowHead store={store} report={made} asked={reportAsked.value} />
          <Start report={made} />
          {made.findings.length === 0 ? null : (
            <section class="report-section is-first" aria-labelledby="flow-first">
              <h3 id="flow-first">First of all</h3>
              <Sentences store={store} sentences={made.findings} />
            </section>
          )}
          {made.sections.map((section, at) => (
            <SectionView key={`${made.cadence} ${section.heading}`} store={store} section={section} number={at} />
          ))}
          {made.hasItems ? (
            <div class="report-notes">
              {made.notes.map((note) => (
                <p key={note}>
                  <Words text={note} />
                </p>
              ))}
            </div>
          ) : null}
        </article>
      </div>
      <ItemsPane store={store} />
    </div>
  );
}

/** What to do first, where nothing was imported. */
function Start({ report: { hasItems } }: { readonly report: SheetReport }) {
  if (hasItems) return null;
  return (
    <section class="report-section flow-start" aria-labelledby="flow-start">
      <h3 id="flow-start">How work flows is not known yet</h3>
      <p>
        Below stands what the model declares. For velocity, flow time, load and bottlenecks, let the history of your
        work items in:
      </p>
      <ol>
        <li>Export the items from your issue tracker, as a table (CSV) or as its change log (JSON).</li>
        <li>
          Run <code>throughline flow import tracker.csv</code> in the folder of the model. Nobody’s name is kept.
        </li>
        <li>
          Say with <code>workflow</code> and <code>item-types</code> what the words of the tracker mean.
        </li>
      </ol>
    </section>
  );
}
