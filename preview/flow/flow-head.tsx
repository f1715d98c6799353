/** Above a report: which cadence, about what, over which days, and as known when. */
import type { SheetReport } from '#language/reports/sheet.ts';
import type { ReportAsked, ReportRange } from '#protocol';
import { around } from '../around.ts';
import { KindIcon } from '../icons.tsx';
import type { Store } from '../store.ts';
import { cadences } from './asked.ts';

type HeadProps = {
  readonly store: Store;
  readonly report: SheetReport;
  readonly asked: ReportAsked | undefined;
};

export function FlowHead({ store, report, asked }: HeadProps) {
  return (
    <header class="report-head">
      <Cadences store={store} chosen={asked?.cadence ?? report.cadence} />
      <Subject store={store} id={report.subject.id} />
      <h2>
        <bdi>{report.subject.label}</bdi>
      </h2>
      <p class="report-kind">
        {report.title}, for {report.audience}
      </p>
      <Days store={store} report={report} />
    </header>
  );
}

function Cadences({ store, chosen }: { readonly store: Store; readonly chosen: string }) {
  return (
    <fieldset class="cadences">
      <legend class="unseen">Cadence</legend>
      {cadences.map(({ name, title }) => (
        <label key={name} class={name === chosen ? 'is-chosen' : ''}>
          <input
            type="radio"
            name="cadence"
            class="unseen"
            value={name}
            checked={name === chosen}
            onChange={() => store.choose(name)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

/** What it stands in; each leads to its own report. */
function Subject({ store, id }: { readonly store: Store; readonly id: string | undefined }) {
  if (id === undefined) return null;
  const byId = new Map(store.snapshot.value?.nodes.map((node) => [node.id, node]));
  const path = around(byId, id).slice(1).toReversed();
  const isWholeOfPage = store.root.value === undefined;
  return (
    <nav class="part" aria-label="Stands in">
      {isWholeOfPage ? (
        <button type="button" class="element" onClick={() => store.select(undefined)}>
          Whole organisation
        </button>
      ) : null}
      {path.map(({ id: each, kind, title, name }) => (
        <button key={each} type="button" class={`element kind-${kind}`} onClick={() => store.select(each)}>
          <KindIcon kind={kind} />
          <bdi>{title ?? name ?? kind}</bdi>
        </button>
      ))}
    </nav>
  );
}

function Days({ store, report }: { readonly store: Store; readonly report: SheetReport }) {
  const { window, asOf } = report;
  if (!window) return <p>No day is known by which time could be judged.</p>;
  const known = asOf === undefined ? '' : `, as known at the end of ${asOf}`;
  const days = `${window.from} to ${dayBefore(window.to)}`;
  return (
    <div class="report-days">
      <p>
        {window.name === days ? null : (
          <>
            <b>{window.name}</b>:{' '}
          </>
        )}
        {days}
        {known}
      </p>
      {store.hasSource ? <DaysChoice store={store} window={window} asOf={asOf} /> : null}
    </div>
  );
}

type ChoiceProps = {
  readonly store: Store;
  readonly window: NonNullable<SheetReport['window']>;
  readonly asOf: string | undefined;
};

function DaysChoice({ store, window, asOf }: ChoiceProps) {
  const range = store.range.value;
  const fields = [
    { label: 'From', value: range.from ?? window.from, chosen: (from: string) => ({ from }) },
    { label: 'To', value: range.to ?? dayBefore(window.to), chosen: (to: string) => ({ to }) },
    { label: 'As known on', value: range.asOf ?? asOf ?? '', chosen: (day: string) => ({ asOf: day }) },
  ];
  return (
    <>
      <button
        type="button"
        class="plain-button"
        onClick={() => store.setRange({ to: dayBefore(window.from), ...kept(range) })}
      >
        Earlier
      </button>
      {Object.keys(range).length > 0 ? (
        <button type="button" class="plain-button" onClick={() => store.setRange({})}>
          Latest
        </button>
      ) : null}
      <details class="days-choice">
        <summary>Choose days</summary>
        <div>
          {fields.map(({ label, value, chosen }) => (
            <DayField
              key={label}
              label={label}
              value={value}
              onDay={(day) => store.setRange({ ...range, ...chosen(day) })}
            />
          ))}
        </div>
      </details>
    </>
  );
}

/** A day that was chosen to look back from stays, where it does not come before the new end. */
function kept({ asOf }: ReportRange): ReportRange {
  return asOf === undefined ? {} : { asOf };
}

type DayFieldProps = { readonly label: string; readonly value: string; readonly onDay: (day: string) => void };

function DayField({ label, value, onDay }: DayFieldProps) {
  return (
    <label>
      {label}
      <input
        type="date"
        value={value}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onDay(currentTarget.value);
        }}
      />
    </label>
  );
}

const dayLength = 86_400_000;

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - dayLength).toISOString().slice(0, 10);
}
