/** One comment beneath a pull request, written over instead of repeated. */

export type Comment = {
  readonly id: number;
  readonly body: string;
  /** Written by a program or by somebody who may write into the repository: anybody may copy our marker. */
  readonly isTrusted: boolean;
};

export type Comments = {
  /** From the oldest to the newest, asked for page by page. */
  readonly list: () => AsyncIterable<Comment>;
  /** Gives the address of the comment, where there is one. */
  readonly create: (body: string) => Promise<string | undefined>;
  readonly update: (id: number, body: string) => Promise<string | undefined>;
};

export type Kept = {
  readonly what: 'written' | 'written over' | 'left as it is' | 'not needed';
  readonly url?: string | undefined;
};

/** The first line of the comment, by which the next run finds it; the key tells several models of a repository apart. */
export function markerOf(key: string): string {
  return `<!-- throughline review ${key.replace(/[^\w./ -]/g, '_').replaceAll('--', '__')} -->`;
}

/** Writes the comment, over the one that an earlier run wrote. Where nothing has to be told there is no new comment. */
export async function keepComment(
  comments: Comments,
  { marker, body, isNeeded }: { readonly marker: string; readonly body: string; readonly isNeeded: boolean },
): Promise<Kept> {
  const text = `${marker}\n${body}`;
  const before = await findComment(comments, marker);
  // The service may end lines otherwise than we do, and drop what is white at the end.
  if (before && plain(before.body) === plain(text)) return { what: 'left as it is' };
  if (before) return { what: 'written over', url: await comments.update(before.id, text) };
  if (!isNeeded) return { what: 'not needed' };
  return { what: 'written', url: await comments.create(text) };
}

async function findComment(comments: Comments, marker: string): Promise<Comment | undefined> {
  for await (const comment of comments.list())
    if (comment.isTrusted && plain(comment.body).startsWith(`${marker}\n`)) return comment;
  return undefined;
}

function plain(body: string): string {
  return body.replaceAll('\r\n', '\n').trimEnd();
}
