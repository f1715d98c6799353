/** The commands by who calls them: people from the palette, or lenses, trees and pages. Apart from the code, so that a test can read it. */
export const commands = {
  shown: [
    'throughline.openPreview',
    'throughline.openPreviewToSide',
    'throughline.export',
    'throughline.exportHtml',
    'throughline.exportJson',
    'throughline.compareWith',
    'throughline.compareWithMergeBase',
    'throughline.compareWithLastCommit',
    'throughline.compareWithSaved',
    'throughline.compareRevisions',
    'throughline.compareWithEntry',
    'throughline.showChanges',
    'throughline.copyChanges',
    'throughline.endComparison',
    'throughline.openSample',
    'throughline.openWalkthrough',
    'throughline.openText',
    'throughline.showInPreview',
    'throughline.restartServer',
    'throughline.showLog',
  ],
  inner: [
    'throughline.revealInPreview',
    'throughline.showView',
    'throughline.showRule',
    'throughline.reveal',
    'throughline.showReferences',
    'throughline.openChange',
    'throughline.openPlace',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CommandName = (typeof commands)[keyof typeof commands][number];
