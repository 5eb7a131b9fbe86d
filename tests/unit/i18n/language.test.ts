import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../src/i18n/language.ts';

describe('loadLanguage', () => {
  it.each([
    [['en-GB', 'zh-CN'], 'en'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['pt-PT', 'zh-Hans-HK', 'en'], 'zh-Hans'],
    // Traditional script is another language to read.
    [['zh-TW', 'en'], 'en'],
    [['fr'], 'fr'],
    [['es-419'], 'es'],
    [['de-CH', 'fr-CH'], 'de'],
    [['ja-JP'], 'ja'],
    [['ar-EG'], 'ar'],
    [['pt-BR'], 'en'],
    [['not a tag', 'zh-CN'], 'zh-Hans'],
    [[], 'en'],
  ])('%j speaks %s', async (preferred, tag) => {
    expect((await loadLanguage(preferred)).tag).toBe(tag);
  });

  it('counts by the rules of its language', async () => {
    const english = await loadLanguage(['en']);
    expect(english.t('form.added', { count: 1 })).toBe('One download added.');
    expect(english.t('form.added', { count: 1200 })).toBe('1,200 downloads added.');
    const chinese = await loadLanguage(['zh-CN']);
    expect(chinese.t('form.added', { count: 1 })).toBe('已添加 1 个下载。');
  });

  it('shows what a server named as it is, markup and braces too', async () => {
    const { t } = await loadLanguage(['en']);
    const name = '<b>{x}</b> #1';
    expect(t('form.existing', { name })).toBe(`Already in the list: ${name}`);
  });
});
