/** What a client says of itself when it starts the server: our extension all of this, other editors as much as they like. */
import * as v from 'valibot';

const words = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((all) =>
    Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  ),
);

// Whoever sends what does not read is served as one who sends nothing.
const startOptionsSchema = v.fallback(
  v.object({
    /** The profile of rules, over that of the project. */
    profile: v.fallback(v.string(), ''),
    /** The client has the commands that lenses call, and opens the pages of rules. */
    hasCommands: v.fallback(v.boolean(), false),
    /** The words of the client's language, by those of the source. */
    words: v.fallback(words, {}),
    /** Whether the person trusts the folder; editors that do not ask do. */
    isTrusted: v.fallback(v.boolean(), true),
  }),
  { profile: '', hasCommands: false, words: {}, isTrusted: true },
);
export type StartOptions = v.InferOutput<typeof startOptionsSchema>;

/** The options of the first message, whatever they are. */
export function toStartOptions(options: unknown): StartOptions {
  return v.parse(startOptionsSchema, options);
}
