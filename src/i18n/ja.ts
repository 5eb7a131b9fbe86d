import type { Messages } from './translate.ts';

/** Japanese. */
export const ja = {
  'app.tagline': '大きなファイルも、不安定な回線も、1 バイトも失いません。',

  'form.heading': '新しいダウンロード',
  'form.link': 'リンク',
  'form.link.hint':
    '1 行に 1 つのリンク。file[01-20].zip は 20 個を表します。リンクはページのどこにでも貼り付けやドロップができます。',
  'form.download': 'ダウンロード',
  'form.options': 'オプション',
  'form.name': 'ファイル名',
  'form.name.hint': '空欄の場合はサーバーが名前を決めます。',
  'form.checksum': 'チェックサム',
  'form.checksum.hint': 'MD5 や SHA-256 など。保存の前にファイルと照合します。',
  'form.options.single': '名前とチェックサムは 1 つのリンクにだけ使えます。上には複数あります。',
  'form.empty': '先にリンクを貼り付けてください。',
  'form.existing': 'すでに一覧にあります：{name}',
  'form.pattern': '{count, plural, other {# 個のリンク：}}',
  'form.taken': '{count, plural, other {# 個のリンクを入力欄に入れました。}}',
  'form.added': '{count, plural, other {# 件のダウンロードを追加しました。}}',

  'list.heading': 'ダウンロード',
  'list.saveAutomatically': '自動的に保存',
  'list.empty.heading': 'まだ何もありません',
  'list.empty.text':
    '上にリンクを貼り付けてください。届いたバイトはすべてこのブラウザーに残ります。切断しても、再読み込みしても、1 日オフラインでも失われません。Holdfast は足りない部分だけを取得し、ファイル全体を確認してから保存します。',
  'list.empty.sample': '{name}（{size}）で試す',
  'list.joining': '一覧を読み込んでいます…',

  'tools.search': '名前で検索',
  'tools.filter': '表示',
  'tools.filter.all': 'すべて',
  'tools.filter.active': '進行中',
  'tools.filter.waiting': '待機中・一時停止中',
  'tools.filter.done': '完了',
  'tools.filter.failed': '停止',
  'tools.order': '並べ替え',
  'tools.order.added': '新しい順',
  'tools.order.name': '名前',
  'tools.order.progress': '進み具合',
  'tools.pauseAll': 'すべて一時停止',
  'tools.resumeAll': 'すべて再開',
  'tools.nothingFits': '条件に合うダウンロードはありません。',
  'tools.showAll': 'すべて表示',

  'phase.queued': '順番待ち',
  'phase.running': 'ダウンロード中',
  'phase.waiting': '待機中',
  'phase.paused': '一時停止中',
  'phase.verifying': '確認中',
  'phase.repairing': '修復中',
  'phase.ready': '完了',
  'phase.saved': '保存済み',
  'phase.failed': '停止',

  'row.progress': '{name} の進み具合',
  'row.bytesOf': '{stored} / {total}',
  'row.bytes': '{stored}、サイズ不明',
  'row.left': '残り {duration}',
  'row.verified': '{percent} 確認済み',
  'row.compared': '{percent} 比較済み',
  'row.noResume': 'このサーバーは再開に対応していません。切れると最初からやり直しです。',
  'row.unproven':
    'サーバーがファイルの長さを示さなかったため、完全であることを証明できませんでした。',
  'row.countdown': '{duration}後に再試行します。',
  'row.tryingNow': '再試行しています。',

  'action.pause': '一時停止',
  'action.resume': '再開',
  'action.tryAgain': '再試行',
  'action.startOver': '最初からやり直す',
  'action.repair': '修復',
  'action.updateLink': 'リンクを更新',
  'action.save': '保存',
  'action.saveAnyway': 'それでも保存',
  'action.remove': '削除',

  'verdict.matched':
    '{algorithm} が一致しました · {origin, select, user {あなたが指定} link {リンクで指定} file {チェックサムファイルより} other {サーバーが指定}}',
  'verdict.unknown': '照合するチェックサムがありません。公開元の値と比べてください：',
  'verdict.mismatched':
    '{algorithm} が一致しません。このファイルはチェックサムが示すものではありません。',
  'conflict.what': 'このファイルに示されたチェックサムが互いに食い違っています。',
  'conflict.decides':
    '{algorithm}（{origin, select, user {あなたが指定} link {リンクで指定} file {チェックサムファイルより} other {サーバーが指定}}）を基準にします。',
  'digest.expected': '期待する {algorithm}',
  'digest.computed': '受信した {algorithm}',
  'digest.origin':
    '{algorithm}（{origin, select, user {あなたが指定} link {リンクで指定} file {チェックサムファイルより} other {サーバーが指定}}）',
  'digest.copy': '{algorithm} をコピー',
  'digest.copied': '{algorithm} をコピーしました',

  'details.heading': '詳細',
  'details.link': 'リンク',
  'details.type': '種類',
  'details.size': 'サイズ',
  'details.exactBytes': '{count, plural, other {# バイト}}',
  'details.stored': '保管済み',
  'details.checked': '確認済み',
  'details.checksums': 'チェックサム',
  'details.history': '履歴',
  'history.added': '追加',
  'history.started': '開始',
  'history.interrupted': '中断',
  'history.paused': '一時停止',
  'history.resumed': '再開',
  'history.source-changed': 'サーバー上のファイルが変わりました',
  'history.repaired': '修復',
  'history.verified': '確認',
  'history.saved': '保存',
  'history.failed': '停止',

  'safe.all': 'ファイル全体（{stored}）が保管されており、このまま残ります。',
  'safe.bytes': '{stored} が保管されており、このまま残ります。',
  'safe.nothing': 'まだ何も保管されていないため、失われたものはありません。',

  'next.byItself': '操作は不要です。Holdfast が自動的に続けます。',
  'next.tryAgain': '続けるには「再試行」を選んでください。',
  'next.updateLink':
    'リンクの期限が切れた可能性があります。元の場所で新しいリンクを入手し、「リンクを更新」を選んでください。',

  'error.invalidUrl.syntax': 'このリンクは読み取れません。',
  'error.invalidUrl.scheme': 'これはウェブのリンクではありません。',
  'error.invalidUrl.tooLong': 'このリンクは長すぎます。',
  'error.invalidUrl.credentials':
    'このリンクにはユーザー名かパスワードが含まれています。保管され、表示されてしまいます。',
  'error.invalidUrl.next': 'ファイルへのリンクは https:// か http:// で始まります。',
  'error.mixedContent':
    'このページは安全ですがリンクはそうではないため、ブラウザーが取得を拒否しています。',
  'error.mixedContent.next': 'https:// で始まるリンクがあれば、それを使ってください。',
  'error.unreachable': 'サーバーに接続できません。',
  'error.unreachable.stalled': 'サーバーが応答しなくなりました。',
  'error.unreachable.offline': 'このデバイスはオフラインです。',
  'error.cors': 'このサーバーは、ウェブページによるファイルの読み取りを許可していません。',
  'error.cors.next':
    '公開元に許可を求めてください（CORS と呼ばれるものです）。以前使えたリンクなら、期限切れかもしれません。新しいリンクを入手し、「リンクを更新」を選んでください。',
  'error.http.refused': 'サーバーがこのリンクを拒否しました（HTTP {status}）。',
  'error.http.missing': 'このリンクの場所にファイルがありません（HTTP {status}）。',
  'error.http.busy': 'サーバーが間を置くよう求めています（HTTP {status}）。',
  'error.http.server': 'サーバー側に問題があります（HTTP {status}）。',
  'error.http.other': 'サーバーの応答は使えないものでした（HTTP {status}）。',
  'error.changed.size': 'サーバー上のファイルが別のものになりました。サイズが変わっています。',
  'error.changed.validator': 'ダウンロード中にサーバー上のファイルが置き換えられました。',
  'error.changed.bytes': 'サーバーの内容が、ここに保管したものと異なります。',
  'error.changed.gone': '取得していた版は、もうサーバーにありません。',
  'error.changed.next':
    '「最初からやり直す」で新しい版を取得します。完了するまで古い内容は残ります。',
  'error.otherFile.size': 'このリンクは別のファイルを指しています。サイズが異なります。',
  'error.otherFile.validator': 'このリンクはファイルの別の版を指しています。',
  'error.otherFile.bytes':
    'このリンクは別のファイルを指しています。内容が保管したものと異なります。',
  'error.otherFile.next': '何も変更していません。まったく同じファイルへのリンクを使ってください。',
  'error.webPage': 'ファイルの代わりにウェブページが送られてきました。',
  'error.webPage.next':
    '多くの場合、ログインが必要か、リンクの期限切れです。新しいリンクを入手し、「リンクを更新」を選んでください。',
  'error.mismatch': '{algorithm} が一致しないため、このファイルは保存していません。',
  'error.mismatch.next':
    '「修復」は異なる部分だけを見つけて取得し直します。「最初からやり直す」はすべてを取得し直します。',
  'error.mismatch.served':
    'サーバーは保管したものとまったく同じ内容を送っていますが、{algorithm} が一致しません。チェックサムが別のファイルのものか、サーバー上のファイルが壊れています。',
  'error.mismatch.served.next':
    'チェックサムの出所を確かめるか、別のリンクを試してください。「それでも保存」はサーバーにあるままのファイルを保存します。',
  'error.quota': 'このブラウザーの保管領域に空きがありません。',
  'error.quota.next':
    '保存済みのダウンロードを削除するか、デバイスの空きを増やしてください。空きができ次第、Holdfast が続けます。',
  'error.storage': '届いた内容をブラウザーが保管できませんでした（{detail}）。',
  'error.storage.next':
    'ディスクに空きがあること、プライベートウィンドウではないことを確かめてください。',
  'error.saveRefused': 'ブラウザーがファイルを受け取りませんでした。',
  'error.saveRefused.next':
    'ブラウザーの設定でこのページのダウンロードを許可し、「保存」を選んでください。',
  'error.unexpected': 'Holdfast が想定していないことが起きました（{detail}）。',
  'error.checksum': 'このチェックサムは読み取れません。',
  'error.checksum.next':
    '16 進数または base64 の MD5、SHA-1、SHA-256、SHA-512、CRC-32、CRC-32C が使えます。',
  'error.noChecksumFile': 'このファイルのそばにチェックサムファイルは見つかりませんでした。',
  'error.noChecksumFile.next':
    '公開元が別の場所に載せているかもしれません。その内容を貼り付けてください。',
  'error.unknownDownload': 'このダウンロードはもう一覧にありません。',
  'error.unknownDownload.next': '別のタブで削除された可能性があります。',
  'error.noAnswer': 'エンジンが応答しませんでした。',
  'error.noAnswer.next':
    'もう一度試してください。それでもだめなら、このページを再読み込みしてください。何も失われません。',

  'remove.heading': 'このダウンロードを削除しますか？',
  'remove.text':
    '{name} の {stored} がここに保管されていて、まだ保存されていません。削除すると失われます。',
  'remove.keep': '残す',
  'saveAnyway.heading': '確認に通らなかったファイルを保存しますか？',
  'saveAnyway.text':
    '{name} の {algorithm} は、あるべき値と異なります。壊れているか、約束されたファイルではない可能性があります。理由がわかる場合にだけ開いてください。',
  'updateLink.heading': '新しいリンクで続ける',
  'updateLink.text': '{name} の保管済みの部分は残ります。足りない部分だけを取得します。',
  'updateLink.label': '新しいリンク',
  'checksum.give': 'チェックサムを指定',
  'checksum.heading': 'チェックサムと照合',
  'checksum.label': 'チェックサムまたはチェックサムファイル',
  'checksum.hint': '貼り付けるか、公開元の .md5 や .sha256 ファイルを枠にドロップしてください。',
  'checksum.use': 'これと照合',
  'checksum.find': 'ファイルのそばを探す',
  'checksum.finding': '探しています…',
  'settings.heading': '設定',
  'settings.downloadsAtATime': '同時にダウンロードする数',
  'settings.downloadsAtATime.hint': '残りは順番を待ちます。1〜16。',
  'settings.connections': 'ダウンロードごとの接続数',
  'settings.connections.hint':
    '接続ごとに速度を制限するサーバーでは、多いほど速くなります。1〜16。',
  'settings.theme': 'テーマ',
  'settings.theme.system': 'デバイスに合わせる',
  'settings.theme.light': 'ライト',
  'settings.theme.dark': 'ダーク',
  'settings.language': '言語',
  'settings.language.browser': 'ブラウザーに合わせる',
  'deferred.failed':
    'ページのこの部分を読み込めませんでした。回線が戻ったら、もう一度試してください。',
  'dialog.done': '完了',
  'dialog.cancel': 'キャンセル',

  'notice.stayOpen': 'このタブを開いたままにしてください。ダウンロードを行っています。',
  'notice.elsewhere': '別のタブがダウンロードを行っています。そのタブを開いたままにしてください。',
  'notice.insecure':
    'このページは安全なコンテキストにないため、インストールもオフラインでの利用もできません。https:// か localhost で開いてください。',
  'notice.private': 'プライベートウィンドウです。閉じると、途中のファイルも含めてすべて忘れます。',
  'notice.storage':
    'このブラウザーはページに何も保管させないため、ここではダウンロードできません。プライベートウィンドウか厳しい設定が原因かもしれません。',
  'notice.evict': '空きが少なくなると、このブラウザーは保管した内容を捨てることがあります。',
  'notice.evict.action': '残すよう求める',
  'notice.evict.declined':
    '今のところ、このブラウザーは応じていません。Holdfast をインストールするか、よく開くと応じるようになります。',
  'notice.mute': 'エンジンが応答しません。Holdfast が別のエンジンを起動しています。',
  'notice.offline': 'このデバイスはオフラインです。回線が戻るとダウンロードを続けます。',

  'update.text': '新しいバージョンがあります。再読み込みの後もダウンロードは続きます。',
  'update.apply': '今すぐ再読み込み',
  'update.later': '後で',

  'announce.phase': '{name}：{phase}',
  'announce.fault': '{phase}。{what}',
  'announce.removed': '削除しました：{name}',
} as const satisfies Messages;
