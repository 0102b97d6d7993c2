import type { Translate } from './translate.ts';

/** Why a delivery failed, in words; a platform's own code is shown as it is. */
export function deliveryReason(code: string, t: Translate): string {
  switch (code) {
    case 'noAddress':
    case 'uncertain':
    case 'fault':
    case 'noMailbox':
    case 'badAddress':
    case 'mailRefused':
    case 'mailBusy':
    case 'mailUnreachable':
    case 'mailLogin':
    case 'mailDropped':
      return t(`deliveries.reasons.${code}`);
    default:
      return t('deliveries.reasons.other', { code });
  }
}
