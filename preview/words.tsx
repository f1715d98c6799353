/** A sentence that says what to write, with that set apart, on a line of its own where there is no room beside. */
export function Hint({ text }: { readonly text: string }) {
  const at = /\bWrite\b[^:]*: /.exec(text);
  if (!at) return <>{text}</>;
  const start = at.index + at[0].length;
  return (
    <>
      {text.slice(0, start)}
      <code class="to-write">{text.slice(start)}</code>
    </>
  );
}

/** A message with its words in backquotes set apart: commands, and words of the language. */
export function Words({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
