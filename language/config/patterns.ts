/** Which paths the patterns of a configuration mean: the files of a project, and those with other settings. */
import picomatch from 'picomatch';

/** Says whether a path is one that some patterns name, or lies in a folder that one of them names. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  return picomatch(patterns.flatMap(withWhatIsIn), { dot: true });
}

/** `teams` and `teams/` mean the folder with all that is in it; `*` and `!teams` mean what they say. */
function withWhatIsIn(pattern: string): readonly string[] {
  const bare = pattern.replace(/(?<=.)\/+$/, '');
  const isFolder = bare !== pattern || !/[*?[\]{}()!]/.test(bare.slice(bare.lastIndexOf('/') + 1));
  return isFolder && !bare.startsWith('!') ? [bare, `${bare}/**`] : [bare];
}
