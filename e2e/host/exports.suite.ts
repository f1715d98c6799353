/** What leaves the editor as a picture: blocks in VS Code's own preview of Markdown. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('in Markdown', () => {
  it('a fenced block is a picture', async () => {
    const text = '# Plan\n\n```thru\nvalue-stream pay "Pay <b>" { art core "Core" }\n```\n';
    // The preview's own way from Markdown to HTML, with every extension's part in it.
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', text);
    assert.match(html, /<figure class="throughline-picture"><svg/);
    assert.match(html, />Core<\/text>/);
    assert.match(html, /Pay &lt;b&gt;/);
  });
});
