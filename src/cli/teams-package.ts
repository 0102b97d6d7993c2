import { writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { declarations } from '#handlers/index.ts';
import { colorIcon, outlineIcon } from '../platforms/teams/icons.ts';
import {
  accentColor,
  type ManifestOptions,
  manifestFiles,
  teamsManifest,
} from '../platforms/teams/manifest.ts';
import { CliError } from './command.ts';

/**
 * Writes the app package of Teams: the manifest in both languages and the icons, in a zip ready to upload.
 * @throws CliError when it cannot be written there
 */
export async function writeTeamsPackage(path: string, options: ManifestOptions): Promise<void> {
  const { manifest, english } = teamsManifest(declarations, options);
  const zipped = zipSync({
    [manifestFiles.manifest]: strToU8(JSON.stringify(manifest, undefined, 2)),
    [manifestFiles.english]: strToU8(JSON.stringify(english, undefined, 2)),
    [manifestFiles.color]: colorIcon(accentColor),
    [manifestFiles.outline]: outlineIcon(),
  });
  try {
    await writeFile(path, zipped);
  } catch {
    throw new CliError(`${path} cannot be written.`);
  }
}
