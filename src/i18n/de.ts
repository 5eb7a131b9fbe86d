import type { Messages } from './translate.ts';

/** German, to a reader it is on first-name terms with. */
export const de = {
  'app.tagline': 'Große Dateien, schlechte Leitungen, nichts geht verloren.',

  'form.heading': 'Neuer Download',
  'form.link': 'Link',
  'form.link.hint':
    'Ein Link pro Zeile; file[01-20].zip steht für zwanzig. Links lassen sich überall einfügen oder ablegen.',
  'form.download': 'Herunterladen',
  'form.options': 'Optionen',
  'form.name': 'Dateiname',
  'form.name.hint': 'Bleibt das Feld leer, benennt der Server die Datei.',
  'form.checksum': 'Prüfsumme',
  'form.checksum.hint': 'Etwa MD5 oder SHA-256: Die Datei wird vor dem Speichern damit verglichen.',
  'form.options.single':
    'Name und Prüfsumme passen nur zu einem einzelnen Link. Oben stehen mehrere.',
  'form.empty': 'Bitte zuerst einen Link einfügen.',
  'form.existing': 'Bereits in der Liste: {name}',
  'form.pattern': '{count, plural, one {Ein Link:} other {# Links:}}',
  'form.taken': '{count, plural, one {Ein Link im Formular.} other {# Links im Formular.}}',
  'form.added': '{count, plural, one {Ein Download hinzugefügt.} other {# Downloads hinzugefügt.}}',

  'list.heading': 'Downloads',
  'list.saveAutomatically': 'Automatisch speichern',
  'list.empty.heading': 'Hier ist noch nichts',
  'list.empty.text':
    'Füge oben einen Link ein. Jedes Byte, das ankommt, bleibt in diesem Browser: Ein Abbruch, ein Neuladen oder ein Tag ohne Netz kostet nichts. Holdfast fragt nur nach dem, was fehlt, prüft die ganze Datei und speichert sie dann.',
  'list.empty.sample': 'Mit {name} ausprobieren ({size})',
  'list.joining': 'Die Liste wird gelesen …',

  'tools.search': 'Nach Namen suchen',
  'tools.filter': 'Anzeigen',
  'tools.filter.all': 'Alle',
  'tools.filter.active': 'Aktive',
  'tools.filter.waiting': 'Wartende und pausierte',
  'tools.filter.done': 'Fertige',
  'tools.filter.failed': 'Gestoppte',
  'tools.order': 'Sortieren nach',
  'tools.order.added': 'Neueste',
  'tools.order.name': 'Name',
  'tools.order.progress': 'Fortschritt',
  'tools.pauseAll': 'Alle pausieren',
  'tools.resumeAll': 'Alle fortsetzen',
  'tools.nothingFits': 'Kein Download passt zu dieser Suche.',
  'tools.showAll': 'Alle anzeigen',

  'phase.queued': 'In der Warteschlange',
  'phase.running': 'Wird heruntergeladen',
  'phase.waiting': 'Wartet',
  'phase.paused': 'Pausiert',
  'phase.verifying': 'Wird geprüft',
  'phase.repairing': 'Wird repariert',
  'phase.ready': 'Vollständig',
  'phase.saved': 'Gespeichert',
  'phase.failed': 'Gestoppt',

  'row.progress': 'Fortschritt von {name}',
  'row.bytesOf': '{stored} von {total}',
  'row.bytes': '{stored}, Größe unbekannt',
  'row.left': 'noch {duration}',
  'row.verified': '{percent} geprüft',
  'row.compared': '{percent} verglichen',
  'row.noResume': 'Dieser Server kann nicht fortsetzen: Nach einem Abbruch beginnt alles von vorn.',
  'row.unproven':
    'Der Server hat nie gesagt, wie lang die Datei ist. Ob sie vollständig ist, ließ sich nicht nachweisen.',
  'row.countdown': 'Nächster Versuch in {duration}.',
  'row.tryingNow': 'Neuer Versuch läuft.',

  'action.pause': 'Pausieren',
  'action.resume': 'Fortsetzen',
  'action.tryAgain': 'Erneut versuchen',
  'action.startOver': 'Neu beginnen',
  'action.repair': 'Reparieren',
  'action.updateLink': 'Link erneuern',
  'action.save': 'Speichern',
  'action.saveAnyway': 'Trotzdem speichern',
  'action.remove': 'Entfernen',

  'verdict.matched':
    '{algorithm} stimmt überein · {origin, select, user {von dir angegeben} link {im Link angegeben} file {aus einer Prüfsummendatei} other {vom Server angegeben}}',
  'verdict.unknown':
    'Es gibt keine Prüfsumme zum Vergleichen. Vergleiche diese mit denen des Herausgebers:',
  'verdict.mismatched':
    '{algorithm} stimmt nicht überein. Diese Datei ist nicht die, die ihre Prüfsumme verspricht.',
  'conflict.what': 'Die Prüfsummen, die für diese Datei angegeben wurden, widersprechen sich.',
  'conflict.decides':
    'Es gilt {algorithm}, {origin, select, user {von dir angegeben} link {im Link angegeben} file {aus einer Prüfsummendatei} other {vom Server angegeben}}.',
  'digest.expected': '{algorithm} erwartet',
  'digest.computed': '{algorithm} erhalten',
  'digest.origin':
    '{algorithm} {origin, select, user {von dir angegeben} link {im Link angegeben} file {aus einer Prüfsummendatei} other {vom Server angegeben}}',
  'digest.copy': '{algorithm} kopieren',
  'digest.copied': '{algorithm} kopiert',

  'details.heading': 'Details',
  'details.safe':
    '{count, plural, one {# Byte ist} other {# Bytes sind}} in diesem Browser sicher.',
  'details.map': 'Karte von {name}',
  'details.map.verified': 'Geprüft',
  'details.map.stored': 'Vorhanden',
  'details.map.missing': 'Fehlt noch',
  'details.source': 'Woher sie kommt',
  'details.link': 'Link',
  'details.leadsTo': 'Führt zu',
  'details.earlierLink': 'Früherer Link',
  'details.copyLink': 'Link kopieren',
  'details.linkCopied': 'Link kopiert',
  'details.server': 'Was der Server kann',
  'details.resumes': 'Fortsetzen',
  'details.resumes.proven': 'Ja, erwiesen',
  'details.resumes.refused': 'Nein: Nach einem Abbruch beginnt alles von vorn',
  'details.changes': 'Änderungen fallen auf',
  'details.changes.etag': 'Ja, am ETag',
  'details.changes.last-modified': 'Ja, am Datum (Last-Modified)',
  'details.changes.none': 'Nur am Vergleich von Bytes, den Holdfast macht',
  'details.checksum': 'Prüfsumme',
  'details.checksum.given': '{algorithms}, vom Server',
  'details.checksum.none': 'Keine vom Server',
  'details.unknown': 'Noch nicht bekannt',
  'details.size.untold': 'Nicht angegeben',
  'details.type': 'Typ',
  'details.size': 'Größe',
  'details.exactBytes': '{count, plural, one {# Byte} other {# Bytes}}',
  'details.checksums': 'Prüfsummen',
  'details.history': 'Verlauf',
  'details.history.all': 'Alle {count} Zeilen zeigen',
  'history.added': 'Hinzugefügt',
  'history.started': 'Begonnen',
  'history.interrupted': 'Unterbrochen bei {stored}',
  'history.paused': 'Pausiert bei {stored}',
  'history.resumed': 'Fortgesetzt bei {stored}',
  'history.source-changed': 'Die Datei auf dem Server hat sich geändert',
  'history.link-updated': 'Link erneuert',
  'history.repaired': 'Repariert',
  'history.verified': 'Geprüft',
  'history.saved': 'Gespeichert',
  'history.failed': 'Gestoppt bei {stored}',
  'history.repeated': '{what} ({count, plural, one {# Mal} other {# Mal}})',

  'safe.all': 'Die ganze Datei ({stored}) liegt hier und bleibt hier.',
  'safe.bytes': '{stored} liegen hier und bleiben hier.',
  'safe.nothing': 'Noch ist nichts angekommen, also ist nichts verloren.',

  'next.byItself': 'Nichts zu tun: Holdfast macht von selbst weiter.',
  'next.tryAgain': 'Mit „Erneut versuchen“ geht es weiter.',
  'next.updateLink':
    'Der Link ist vielleicht abgelaufen. Hole dort, wo er herkam, einen neuen und wähle „Link erneuern“.',

  'error.invalidUrl.syntax': 'Das ist kein lesbarer Link.',
  'error.invalidUrl.scheme': 'Das ist kein Link ins Web.',
  'error.invalidUrl.tooLong': 'Dieser Link ist zu lang.',
  'error.invalidUrl.credentials':
    'Dieser Link enthält einen Benutzernamen oder ein Passwort. Beides würde gespeichert und angezeigt.',
  'error.invalidUrl.next': 'Ein Link zu einer Datei beginnt mit https:// oder http://.',
  'error.mixedContent':
    'Diese Seite ist sicher und der Link ist es nicht. Deshalb lehnt der Browser ihn ab.',
  'error.mixedContent.next': 'Nimm den Link, der mit https:// beginnt, falls es ihn gibt.',
  'error.unreachable': 'Der Server ist nicht erreichbar.',
  'error.unreachable.stalled': 'Der Server ist verstummt.',
  'error.unreachable.offline': 'Dieses Gerät ist offline.',
  'error.cors': 'Dieser Server erlaubt es Webseiten nicht, die Datei zu lesen.',
  'error.cors.next':
    'Bitte den Herausgeber, es zu erlauben (er kennt es als CORS). Hat der Link früher funktioniert, ist er vielleicht abgelaufen: Hole einen neuen und wähle „Link erneuern“.',
  'error.http.refused': 'Der Server lehnt diesen Link ab (HTTP {status}).',
  'error.http.missing': 'Der Server hat unter diesem Link keine Datei (HTTP {status}).',
  'error.http.busy': 'Der Server bittet um eine Pause (HTTP {status}).',
  'error.http.server': 'Der Server hat selbst ein Problem (HTTP {status}).',
  'error.http.other': 'Mit der Antwort des Servers ist nichts anzufangen (HTTP {status}).',
  'error.changed.size':
    'Auf dem Server liegt jetzt eine andere Datei: Ihre Größe hat sich geändert.',
  'error.changed.validator': 'Die Datei auf dem Server wurde während des Herunterladens ersetzt.',
  'error.changed.bytes': 'Die Bytes des Servers sind nicht mehr die, die hier liegen.',
  'error.changed.gone': 'Die Fassung, die heruntergeladen wurde, ist nicht mehr auf dem Server.',
  'error.changed.next':
    '„Neu beginnen“ holt die neue Fassung. Die alten Bytes bleiben, bis sie vollständig ist.',
  'error.otherFile.size': 'Dieser Link führt zu einer anderen Datei: Ihre Größe ist anders.',
  'error.otherFile.validator': 'Dieser Link führt zu einer anderen Fassung der Datei.',
  'error.otherFile.bytes':
    'Dieser Link führt zu einer anderen Datei: Ihre Bytes sind nicht die, die hier liegen.',
  'error.otherFile.next': 'Es wurde nichts geändert. Nimm einen Link zu genau derselben Datei.',
  'error.webPage': 'Der Server hat statt der Datei eine Webseite geschickt.',
  'error.webPage.next':
    'Oft verlangt sie eine Anmeldung, oder der Link ist abgelaufen. Hole einen neuen und wähle „Link erneuern“.',
  'error.mismatch': '{algorithm} stimmt nicht überein, deshalb wurde die Datei nicht gespeichert.',
  'error.mismatch.next':
    '„Reparieren“ findet die Teile, die abweichen, und holt nur diese neu. „Neu beginnen“ holt alles noch einmal.',
  'error.mismatch.served':
    'Der Server schickt genau die Bytes, die hier liegen, und ihr {algorithm} stimmt nicht überein: Entweder gehört die Prüfsumme zu einer anderen Datei, oder die Datei auf dem Server ist beschädigt.',
  'error.mismatch.served.next':
    'Sieh nach, woher die Prüfsumme kam, oder versuche einen anderen Link. „Trotzdem speichern“ behält die Datei so, wie der Server sie hat.',
  'error.quota': 'Im Speicher dieses Browsers ist kein Platz mehr.',
  'error.quota.next':
    'Entferne Downloads, die schon gespeichert sind, oder schaffe Platz auf diesem Gerät. Sobald Platz ist, macht Holdfast weiter.',
  'error.storage': 'Der Browser konnte nicht ablegen, was ankam ({detail}).',
  'error.storage.next': 'Prüfe, ob der Datenträger voll ist oder dies ein privates Fenster ist.',
  'error.saveRefused': 'Der Browser hat die Datei nicht angenommen.',
  'error.saveRefused.next':
    'Erlaube dieser Seite in den Einstellungen des Browsers Downloads und wähle „Speichern“.',
  'error.unexpected': 'Es ist etwas geschehen, womit Holdfast nicht gerechnet hat ({detail}).',
  'error.checksum': 'Das ist keine lesbare Prüfsumme.',
  'error.checksum.next':
    'Bekannt sind MD5, SHA-1, SHA-256, SHA-512, CRC-32 und CRC-32C, hexadezimal oder in base64.',
  'error.noChecksumFile': 'Neben dieser Datei wurde keine Prüfsummendatei gefunden.',
  'error.noChecksumFile.next':
    'Vielleicht nennt der Herausgeber sie an anderer Stelle: Füge ein, was dort steht.',
  'error.unknownDownload': 'Dieser Download ist nicht mehr in der Liste.',
  'error.unknownDownload.next': 'Vielleicht wurde er in einem anderen Tab entfernt.',
  'error.noAnswer': 'Der Hintergrunddienst hat nicht geantwortet.',
  'error.noAnswer.next':
    'Versuche es noch einmal. Hilft das nicht, lade diese Seite neu: Es geht nichts verloren.',

  'saveAnyway.heading': 'Eine Datei speichern, die die Prüfung nicht bestanden hat?',
  'saveAnyway.text':
    '{name} hat nicht die Prüfsumme ({algorithm}), die sie haben sollte. Vielleicht ist sie beschädigt oder nicht die versprochene Datei. Öffne sie nur, wenn du weißt, warum.',
  'updateLink.heading': 'Mit einem neuen Link weitermachen',
  'updateLink.text': 'Was von {name} schon hier ist, bleibt. Nur das Fehlende wird geholt.',
  'updateLink.label': 'Neuer Link',
  'rename.heading': 'Umbenennen',
  'checksum.give': 'Prüfsumme angeben',
  'checksum.heading': 'Mit einer Prüfsumme vergleichen',
  'checksum.label': 'Prüfsumme oder Prüfsummendatei',
  'checksum.hint':
    'Füge sie ein oder ziehe die Datei .md5 oder .sha256 des Herausgebers in das Feld.',
  'checksum.use': 'Damit vergleichen',
  'checksum.find': 'Neben der Datei danach suchen',
  'checksum.finding': 'Suche läuft …',
  'settings.heading': 'Einstellungen',
  'settings.downloadsAtATime': 'Gleichzeitige Downloads',
  'settings.downloadsAtATime.hint': 'Die übrigen stehen in der Warteschlange. 1 bis 16.',
  'settings.connections': 'Verbindungen je Download',
  'settings.connections.hint': 'Mehrere helfen, wo ein Server jede einzelne begrenzt. 1 bis 16.',
  'settings.speedLimit': 'Tempolimit',
  'settings.speedLimit.hint': 'In MB/s, für alle Downloads zusammen. Leer: kein Limit.',
  'settings.theme': 'Design',
  'settings.theme.system': 'Wie auf diesem Gerät',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.language': 'Sprache',
  'settings.language.browser': 'Wie im Browser',
  'deferred.failed':
    'Dieser Teil der Seite konnte nicht geladen werden. Versuche es wieder, wenn die Leitung steht.',
  'dialog.done': 'Fertig',
  'dialog.cancel': 'Abbrechen',

  'notice.stayOpen': 'Lass diesen Tab offen: Er lädt herunter.',
  'notice.elsewhere': 'Ein anderer Tab lädt herunter. Lass ihn offen.',
  'notice.insecure':
    'Diese Seite läuft nicht in einem sicheren Kontext. Sie lässt sich weder installieren noch offline nutzen. Öffne sie über https:// oder auf localhost.',
  'notice.private':
    'Dies ist ein privates Fenster. Beim Schließen vergisst es alles, auch halbe Dateien.',
  'notice.storage':
    'Dieser Browser lässt die Seite nichts ablegen. Deshalb kann hier nichts heruntergeladen werden. Grund ist vielleicht ein privates Fenster oder eine strenge Einstellung.',
  'notice.evict': 'Wenn der Platz knapp wird, wirft dieser Browser abgelegte Bytes vielleicht weg.',
  'notice.evict.action': 'Um Behalten bitten',
  'notice.evict.declined':
    'Dieser Browser lässt das vorerst offen. Wenn Holdfast installiert oder oft besucht wird, willigt er ein.',
  'notice.mute': 'Der Hintergrunddienst antwortet nicht. Holdfast startet einen neuen.',
  'notice.offline':
    'Dieses Gerät ist offline. Die Downloads gehen weiter, wenn es wieder Netz hat.',

  'update.text': 'Eine neue Version ist bereit. Die Downloads gehen nach dem Neuladen weiter.',
  'update.apply': 'Jetzt neu laden',
  'update.later': 'Später',

  'undo.several': '{count, plural, one {# Download entfernt} other {# Downloads entfernt}}',
  'undo.action': 'Rückgängig',

  'announce.phase': '{name}: {phase}',
  'announce.fault': '{phase}. {what}',
  'announce.removed': 'Entfernt: {name}',
} as const satisfies Messages;
