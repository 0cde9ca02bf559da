import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Installs the stock dialog packages into a folder of their own; false where the registry does not have them. Their
 * install scripts, which ask a question on the terminal, are left out.
 */
export async function installStockPackages(folder: string): Promise<boolean> {
  const packages = ['botbuilder@4.23.3', 'botbuilder-dialogs@4.23.3'];
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
  try {
    await promisify(execFile)('npm', ['install', ...flags, ...packages], { cwd: folder, timeout: 180_000 });
    await promisify(execFile)(process.execPath, ['-e', "require('botbuilder-dialogs')"], {
      cwd: join(folder),
    });
    return true;
  } catch {
    return false;
  }
}
