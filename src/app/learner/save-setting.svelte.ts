/** Changes a setting, and says so where it could not be stored. */
import type { SettingName } from '../../schedule/settings.ts';
import { withdrawNotice } from '../shell/notices.svelte.ts';
import { tellFailure } from '../shell/tell-failure.svelte.ts';
import type { Learner, SettingChange } from './learner.ts';

const REFUSED = 'setting-refused';

/** @returns whether it is in force; if not, the reader has been told and the old value stays */
export async function saveSetting<Name extends SettingName>(
  learner: Learner,
  name: Name,
  value: SettingChange<Name>,
): Promise<boolean> {
  try {
    await learner.change(name, value);
    withdrawNotice(REFUSED);
    return true;
  } catch (error) {
    tellFailure(REFUSED, error, 'The setting was not stored, the old one stays in force.');
    return false;
  }
}
