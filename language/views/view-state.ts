/** What a person did to a view, as far as it decides what is drawn and where. */
export type ViewState = {
  /** Elements that are open, or closed, against the default. */
  readonly toggled: ReadonlySet<string>;
  /** What of the view was chosen, where it has a choice. */
  readonly variant?: string;
  /** The element that the view is about: the trace lights its chain. */
  readonly selected?: string;
};
