/** What stands before every suite here: the extension as it ships. */
export { packExtension as setup } from '../scripts/host/package-extension.ts';
