/** What tabs of any version tell each other, checked. */
import * as v from 'valibot';
import { LogRecordSchema, StoredSettingsSchema } from '../schedule/schemas.ts';
import type { Change } from './tabs.ts';

const MessageSchema = v.variant('type', [
  v.object({ type: v.literal('records'), records: v.array(LogRecordSchema) }),
  v.object({ type: v.literal('settings'), settings: StoredSettingsSchema }),
  v.object({
    type: v.literal('edits'),
    edits: v.array(v.unknown()),
    generation: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger())), null),
  }),
  v.object({ type: v.literal('sources'), ids: v.array(v.string()) }),
  v.object({ type: v.literal('everything'), erased: v.optional(v.boolean()) }),
]);

/** Null where it is of a tab with another version of the app; what that wrote is read, and judged, at the next start. */
export function messageIn(data: unknown): Change | null {
  const message = v.safeParse(MessageSchema, data);
  return message.success ? message.output : null;
}
