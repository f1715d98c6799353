/** The keyboard in a grid, as the ARIA practices have it: one cell is reached by the Tab key, the others by the arrows. */

/** Goes from one cell to the next, and presses what is in one. */
export function handleGridKey(event: KeyboardEvent, grid: HTMLTableElement | null): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td, th') : null;
  if (!grid || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter' || event.key === ' ') {
    if (event.target !== cell) return;
    const button = cell.querySelector('button');
    if (button) button.click();
    else cell.click();
    event.preventDefault();
    return;
  }
  const rows = [...grid.rows];
  const [row, column] = [rows.findIndex((each) => each.contains(cell)), cell.cellIndex];
  const last = rows.length - 1;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    Home: [row, 0],
    End: [row, (rows[row]?.cells.length ?? 1) - 1],
    PageDown: [Math.min(last, row + 20), column],
    PageUp: [Math.max(0, row - 20), column],
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const next = rows[step[0]]?.cells[step[1]];
  if (!next) return;
  focusCell(grid, next);
}

/** It is the one that the Tab key reaches from now on. */
export function focusCell(grid: HTMLTableElement | null, cell: HTMLElement): void {
  for (const each of grid?.querySelectorAll('[tabindex="0"]') ?? []) each.setAttribute('tabindex', '-1');
  const target = cell.querySelector('button') ?? cell;
  target.setAttribute('tabindex', '0');
  target.focus();
}
