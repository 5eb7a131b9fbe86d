import type { Messages } from './translate.ts';

/** French. */
export const fr = {
  'app.tagline': 'Gros fichiers, mauvaises lignes, rien de perdu.',
  'app.running': '{count, plural, one {# téléchargement} other {# téléchargements}}',
  'install.action': 'Installer',

  'form.heading': 'Nouveau téléchargement',
  'form.link': 'Lien',
  'form.link.hint':
    'Un lien par ligne ; file[01-20].zip en vaut vingt. Collez ou déposez des liens n’importe où.',
  'form.download': 'Télécharger',
  'form.options': 'Options',
  'form.name': 'Nom du fichier',
  'form.name.hint': 'Laissé vide, le serveur nomme le fichier.',
  'form.checksum': 'Somme de contrôle',
  'form.checksum.hint':
    'MD5 ou SHA-256, par exemple : le fichier y est comparé avant d’être enregistré.',
  'form.connections': 'Connexions',
  'form.connections.hint': 'De 1 à 16. Vide : autant que le disent les réglages.',
  'form.startAt': 'Commencer à',
  'form.startAt.hint': 'Vide : dès qu’il y a une place.',
  'form.headers': 'En-têtes de requête',
  'form.headers.hint':
    'Nom: valeur, un par ligne. Seul le serveur du lien les reçoit, et il doit les permettre aux pages d’autres sites (CORS). Ils sont gardés dans ce navigateur jusqu’au retrait du téléchargement.',
  'form.headers.several':
    'Les en-têtes et les cookies vont à un seul serveur. Les liens ci-dessus mènent à plusieurs.',
  'form.cookies': 'Envoyer les cookies',
  'form.cookies.hint':
    'Le serveur vous reconnaît comme si vous aviez ouvert le lien. S’il n’est pas celui de cette page, sa réponse CORS doit nommer cette page et permettre les identifiants.',
  'form.startPaused': 'Ajouter en pause',
  'form.startPaused.hint': 'Rien n’est demandé avant que vous choisissiez Reprendre.',
  'form.size':
    'Le lien indique la taille du fichier : {size}. Un fichier d’une autre taille n’est pas téléchargé.',
  'form.options.single':
    'Un nom et une somme de contrôle ne vont qu’avec un seul lien. Il y en a plusieurs ci-dessus.',
  'form.empty': 'Collez d’abord un lien.',
  'form.existing': 'Déjà dans la liste : {name}',
  'form.pattern': '{count, plural, one {Un lien :} other {# liens :}}',
  'form.taken':
    '{count, plural, one {Un lien dans le formulaire.} other {# liens dans le formulaire.}}',
  'form.added':
    '{count, plural, one {Un téléchargement ajouté.} other {# téléchargements ajoutés.}}',
  'repeat.heading': '{count, plural, one {Un lien est déjà ici.} other {# liens sont déjà ici.}}',
  'repeat.replaces':
    'Le télécharger de nouveau repart du premier octet et remplace les {size} stockés ici.',
  'repeat.lacksLink': 'On dirait {name}, qui attend un nouveau lien.',
  'repeat.show': 'L’afficher',
  'repeat.again': 'Télécharger de nouveau',
  'repeat.useLink': 'Continuer avec ce lien',
  'repeat.separate': 'Télécharger à part',
  'check.action': 'Vérifier le lien',
  'check.asking': 'Demande d’un octet au serveur…',
  'check.heading': 'Ce qu’apporte ce lien',
  'check.proven':
    'Interrogé pour un octet, le serveur n’a envoyé que celui-là : une coupure ne coûte rien de ce qui est arrivé.',
  'check.refused':
    'Interrogé pour un octet, le serveur a commencé à envoyer le fichier entier : une coupure oblige à recommencer. Gardez cette page ouverte et l’appareil éveillé jusqu’à la fin.',
  'check.size.same': 'Il a exactement la taille que le lien indique.',
  'check.size.unproven':
    'Le lien indique une taille ; le serveur ne dit pas encore si c’est celle du fichier.',
  'check.size.differs': 'Son téléchargement s’arrêterait aussitôt. Demandez le bon lien.',
  'check.room.fits':
    'Il tient : ce navigateur permettrait encore {free}. Il ne dit pas si le disque en a autant.',
  'check.room.lacks':
    'Il risque de ne pas tenir : ce navigateur ne permettrait plus que {free}. Retirez des téléchargements enregistrés ou libérez de la place sur cet appareil.',
  'check.room.unknown': 'Ce navigateur ne dit pas s’il tient.',
  'check.nothingStored': 'Rien n’est encore stocké.',
  'check.freshLink': 'Le lien a peut-être expiré. Prenez-en un nouveau là où vous l’aviez trouvé.',
  'check.later':
    'Vérifiez de nouveau dans un moment, ou choisissez « Télécharger » : les essais se répètent d’eux-mêmes.',

  'list.heading': 'Téléchargements',
  'list.saveAutomatically': 'Enregistrer automatiquement',
  'list.speedLimit': 'Limiter à {speed}',
  'list.empty.heading': 'Rien ici pour l’instant',
  'list.empty.text':
    'Collez un lien ci-dessus : chaque octet reçu est gardé dans ce navigateur. Une coupure, un rechargement ou un jour hors ligne ne coûtent rien. Holdfast ne demande que ce qui manque, vérifie tout le fichier, puis l’enregistre.',
  'list.empty.sample': 'Essayer avec {name} ({size})',
  'list.joining': 'Lecture de la liste…',

  'tools.search': 'Chercher par nom',
  'tools.filter': 'Afficher',
  'tools.filter.all': 'Tous',
  'tools.filter.active': 'Actifs',
  'tools.filter.waiting': 'En attente ou en pause',
  'tools.filter.done': 'Terminés',
  'tools.filter.failed': 'Arrêtés',
  'tools.order': 'Trier par',
  'tools.order.added': 'Plus récents',
  'tools.order.queue': 'File d’attente',
  'tools.order.name': 'Nom',
  'tools.order.progress': 'Progression',
  'tools.pauseAll': 'Tout suspendre',
  'tools.resumeAll': 'Tout reprendre',
  'tools.select': 'Sélectionner',
  'tools.selectAll': 'Tout sélectionner',
  'tools.selected': '{count, plural, one {# sélectionné} other {# sélectionnés}}',
  'tools.selection': 'Téléchargements sélectionnés',
  'tools.nothingFits': 'Aucun téléchargement ne correspond.',
  'tools.showAll': 'Tout afficher',

  'phase.queued': 'Dans la file',
  'phase.running': 'En téléchargement',
  'phase.waiting': 'En attente',
  'phase.paused': 'En pause',
  'phase.verifying': 'En vérification',
  'phase.repairing': 'En réparation',
  'phase.ready': 'Complet',
  'phase.saved': 'Enregistré',
  'phase.failed': 'Arrêté',

  'row.progress': 'Progression de {name}',
  'row.select': 'Sélectionner {name}',
  'row.moveUp': 'Monter {name}',
  'row.moveDown': 'Descendre {name}',
  'row.bytesOf': '{stored} sur {total}',
  'row.bytes': '{stored}, taille inconnue',
  'row.left': 'encore {duration}',
  'row.verified': '{percent} vérifiés',
  'row.compared': '{percent} comparés',
  'row.noResume': 'Ce serveur ne permet pas de reprendre : une coupure oblige à tout recommencer.',
  'row.unproven':
    'Le serveur n’a jamais dit la longueur du fichier : rien ne prouve qu’il est complet.',
  'row.countdown': 'Prochain essai dans {duration}.',
  'row.tryingNow': 'Nouvel essai en cours.',
  'row.startsAt': 'Début : {moment}.',
  'row.startNow': 'Commencer maintenant',
  'row.freed': 'Sa place ici est de nouveau libre.',

  'action.pause': 'Suspendre',
  'action.resume': 'Reprendre',
  'action.tryAgain': 'Réessayer',
  'action.startOver': 'Recommencer',
  'action.repair': 'Réparer',
  'action.updateLink': 'Changer le lien',
  'action.save': 'Enregistrer',
  'action.acceptSize': 'Télécharger quand même',
  'action.saveAnyway': 'Enregistrer quand même',
  'action.remove': 'Retirer',
  'saveAs.action': 'Enregistrer sous…',
  'saveAs.writing': '{percent} écrits à l’endroit choisi.',
  'saveAs.whole': 'Écrit à l’endroit choisi, en entier.',

  'verdict.matched':
    '{algorithm} correspond · {origin, select, user {donné par vous} link {donné dans le lien} file {tiré d’un fichier de sommes} other {donné par le serveur}}',
  'verdict.unknown':
    'Aucune somme de contrôle n’a été donnée. Comparez celles-ci avec celles de l’éditeur :',
  'verdict.mismatched':
    '{algorithm} ne correspond pas. Ce fichier n’est pas celui que sa somme de contrôle annonce.',
  'conflict.what': 'Les sommes de contrôle données pour ce fichier se contredisent.',
  'conflict.decides':
    'Fait foi : {algorithm} {origin, select, user {donné par vous} link {donné dans le lien} file {tiré d’un fichier de sommes} other {donné par le serveur}}.',
  'digest.expected': '{algorithm} attendu',
  'digest.computed': '{algorithm} reçu',
  'digest.origin':
    '{algorithm} {origin, select, user {donné par vous} link {donné dans le lien} file {tiré d’un fichier de sommes} other {donné par le serveur}}',
  'digest.copy': 'Copier {algorithm}',
  'digest.copied': '{algorithm} copié',

  'details.heading': 'Détails',
  'details.safe':
    '{count, plural, one {# octet est} other {# octets sont}} en sécurité dans ce navigateur.',
  'details.map': 'Carte de {name}',
  'details.map.verified': 'Vérifié',
  'details.map.stored': 'Stocké',
  'details.map.in-flight': 'En route',
  'details.map.missing': 'Manquant',
  'details.speed': 'Vitesse',
  'details.speed.plot': 'Vitesse de {name} : {now} à présent, {mean} en moyenne, {peak} au plus',
  'details.speed.now': 'À présent',
  'details.speed.mean': 'En moyenne',
  'details.speed.peak': 'Au plus',
  'details.speed.span': 'Durée',
  'details.source': 'D’où il vient',
  'details.link': 'Lien',
  'details.leadsTo': 'Mène à',
  'details.earlierLink': 'Lien précédent',
  'details.copyLink': 'Copier le lien',
  'details.copyRecipe': 'Copier le lien-recette',
  'details.speedLimit.hint': 'En Mo/s, pour ce téléchargement seul. Vide : sans limite propre.',
  'details.headers': 'Envoie {names}, à {origin} seulement.',
  'details.linkCopied': 'Lien copié',
  'details.server': 'Ce que le serveur permet',
  'details.resumes': 'Reprise',
  'details.resumes.proven': 'Oui, prouvée',
  'details.resumes.refused': 'Non : une coupure oblige à tout recommencer',
  'details.changes': 'Changements visibles',
  'details.changes.etag': 'Oui, par l’ETag',
  'details.changes.last-modified': 'Oui, par sa date (Last-Modified)',
  'details.changes.none': 'Seulement en comparant des octets, ce que fait Holdfast',
  'details.checksum': 'Somme de contrôle',
  'details.checksum.given': '{algorithms}, donnée par le serveur',
  'details.checksum.none': 'Aucune donnée par le serveur',
  'details.unknown': 'Pas encore connu',
  'details.size.untold': 'Non communiquée',
  'details.type': 'Type',
  'details.size': 'Taille',
  'details.exactBytes': '{count, plural, one {# octet} other {# octets}}',
  'details.checksums': 'Sommes de contrôle',
  'details.history': 'Historique',
  'details.history.all': 'Afficher les {count} lignes',
  'history.added': 'Ajouté',
  'history.started': 'Commencé',
  'history.interrupted': 'Interrompu à {stored}',
  'history.paused': 'Suspendu à {stored}',
  'history.resumed': 'Repris à {stored}',
  'history.source-changed': 'Le fichier a changé sur le serveur',
  'history.link-updated': 'Lien changé',
  'history.repaired': 'Réparé',
  'history.verified': 'Vérifié',
  'history.saved': 'Enregistré',
  'history.failed': 'Arrêté à {stored}',
  'history.repeated': '{what} ({count, plural, one {# fois} other {# fois}})',

  'safe.all': 'Tout le fichier ({stored}) est stocké et reste ici.',
  'safe.bytes': '{stored} sont stockés et restent ici.',
  'safe.nothing': 'Rien n’a encore été stocké, donc rien n’est perdu.',

  'next.byItself': 'Rien à faire : Holdfast continue de lui-même.',
  'next.tryAgain': 'Choisissez « Réessayer » pour continuer.',
  'next.updateLink':
    'Le lien a peut-être expiré. Prenez-en un nouveau là où vous l’aviez trouvé, puis choisissez « Changer le lien ».',

  'error.invalidUrl.syntax': 'Ce lien n’est pas lisible.',
  'error.invalidUrl.scheme': 'Ce n’est pas un lien web.',
  'error.invalidUrl.tooLong': 'Ce lien est trop long.',
  'error.invalidUrl.credentials':
    'Ce lien contient un nom d’utilisateur ou un mot de passe, qui serait stocké et affiché.',
  'error.invalidUrl.next': 'Le lien d’un fichier commence par https:// ou http://.',
  'error.mixedContent': 'Cette page est sécurisée et le lien ne l’est pas : le navigateur refuse.',
  'error.mixedContent.next': 'Utilisez le lien qui commence par https:// s’il existe.',
  'error.unreachable': 'Le serveur est injoignable.',
  'error.unreachable.stalled': 'Le serveur ne dit plus rien.',
  'error.unreachable.offline': 'Cet appareil est hors ligne.',
  'error.cors': 'Ce serveur ne laisse pas les pages web lire le fichier.',
  'error.cors.next':
    'Demandez à l’éditeur de l’autoriser (il connaît cela sous le nom de CORS). Si le lien marchait avant, il a peut-être expiré : prenez-en un nouveau et choisissez « Changer le lien ».',
  'error.http.refused': 'Le serveur refuse ce lien (HTTP {status}).',
  'error.http.missing': 'Le serveur n’a pas de fichier à ce lien (HTTP {status}).',
  'error.http.busy': 'Le serveur demande une pause (HTTP {status}).',
  'error.http.server': 'Le serveur a lui-même un problème (HTTP {status}).',
  'error.http.other': 'La réponse du serveur est inutilisable (HTTP {status}).',
  'error.changed.size': 'Le fichier du serveur n’est plus le même : sa taille a changé.',
  'error.changed.validator': 'Le fichier a été remplacé sur le serveur pendant le téléchargement.',
  'error.changed.bytes': 'Les octets du serveur ne sont plus ceux qui sont stockés ici.',
  'error.changed.gone': 'La version en cours de téléchargement n’est plus sur le serveur.',
  'error.changed.next':
    '« Recommencer » prend la nouvelle version. Les anciens octets sont gardés jusqu’à ce qu’elle soit complète.',
  'error.otherFile.size': 'Ce lien mène à un autre fichier : sa taille est différente.',
  'error.otherFile.validator': 'Ce lien mène à une autre version du fichier.',
  'error.otherFile.bytes':
    'Ce lien mène à un autre fichier : ses octets ne sont pas ceux qui sont stockés.',
  'error.otherFile.next': 'Rien n’a été changé. Utilisez un lien vers exactement le même fichier.',
  'error.wrongSize':
    'Le fichier du serveur compte {actual, number} octets, et non les {expected, number} que le lien indique.',
  'error.wrongSize.next':
    'Ce n’est pas le fichier voulu, ou le lien est périmé. Demandez le bon lien puis choisissez « Changer le lien », ou téléchargez ce que le serveur propose.',
  'error.webPage': 'Le serveur a envoyé une page web à la place du fichier.',
  'error.webPage.next':
    'Souvent elle demande de se connecter, ou le lien a expiré. Prenez un nouveau lien et choisissez « Changer le lien ».',
  'error.mismatch': '{algorithm} ne correspond pas : le fichier n’a pas été enregistré.',
  'error.mismatch.next':
    '« Réparer » trouve les parties qui diffèrent et ne reprend que celles-là. « Recommencer » reprend tout.',
  'error.mismatch.served':
    'Le serveur envoie exactement les octets stockés, et {algorithm} ne correspond pas : soit cette somme de contrôle est celle d’un autre fichier, soit la copie du serveur est abîmée.',
  'error.mismatch.served.next':
    'Voyez d’où vient la somme de contrôle, ou essayez un autre lien. « Enregistrer quand même » garde le fichier tel qu’il est sur le serveur.',
  'error.quota': 'Il n’y a plus de place dans le stockage de ce navigateur.',
  'error.quota.next':
    'Retirez des téléchargements déjà enregistrés, ou libérez de la place sur cet appareil. Holdfast continue dès qu’il y en a.',
  'error.storage': 'Le navigateur n’a pas pu stocker ce qui est arrivé ({detail}).',
  'error.storage.next':
    'Assurez-vous que le disque n’est pas plein et que cette fenêtre n’est pas privée.',
  'error.saveRefused': 'Le navigateur n’a pas pris le fichier.',
  'error.saveRefused.next':
    'Autorisez les téléchargements de cette page dans les réglages du navigateur, puis choisissez « Enregistrer ».',
  'error.notWritten.room': 'Il n’y a plus de place à l’endroit choisi.',
  'error.notWritten.place': 'Le fichier n’a pas pu être écrit à l’endroit choisi ({detail}).',
  'error.notWritten.bytes': 'Une partie des octets stockés manque ou ne peut pas être lue.',
  'error.notWritten.next':
    'Tout est encore stocké ici. Faites de la place ou prenez un autre endroit, puis choisissez de nouveau « Enregistrer sous… ». Ce qui s’y trouve maintenant n’est pas le fichier entier.',
  'error.notWritten.bytes.next':
    'Ils sont récupérés de nouveau. Choisissez ensuite « Enregistrer sous… ».',
  'error.unexpected': 'Il s’est passé quelque chose que Holdfast n’avait pas prévu ({detail}).',
  'error.checksum': 'Cette somme de contrôle n’est pas lisible.',
  'error.checksum.next':
    'MD5, SHA-1, SHA-256, SHA-512, CRC-32 et CRC-32C sont reconnus, en hexadécimal ou en base64.',
  'error.header.syntax': 'La ligne {line} des en-têtes n’en est pas un.',
  'error.header.value': 'La valeur de {name} contient des caractères interdits dans un en-tête.',
  'error.header.forbidden': 'Les navigateurs ne laissent pas une page envoyer {name}.',
  'error.header.reserved': 'Holdfast se réserve {name}.',
  'error.header.next': 'Écrivez-en un par ligne, comme Authorization: Bearer abc.',
  'error.noChecksumFile': 'Aucun fichier de sommes n’a été trouvé à côté de ce fichier.',
  'error.noChecksumFile.next': 'L’éditeur l’indique peut-être ailleurs : collez ce qu’il dit.',
  'error.unknownDownload': 'Ce téléchargement n’est plus dans la liste.',
  'error.unknownDownload.next': 'Il a peut-être été retiré dans un autre onglet.',
  'error.noAnswer': 'Le moteur n’a pas répondu.',
  'error.noAnswer.next':
    'Réessayez. Si cela ne suffit pas, rechargez cette page : rien n’est perdu.',

  'saveAnyway.heading': 'Enregistrer un fichier qui n’a pas passé la vérification ?',
  'saveAnyway.text':
    '{name} n’a pas la somme {algorithm} qu’il devrait avoir. Il est peut-être abîmé, ou n’est pas le fichier promis. Ne l’ouvrez que si vous savez pourquoi.',
  'updateLink.heading': 'Continuer avec un nouveau lien',
  'updateLink.text': 'Ce qui est stocké de {name} est gardé. Seul ce qui manque est demandé.',
  'updateLink.label': 'Nouveau lien',
  'rename.heading': 'Renommer',
  'headers.set': 'Définir les en-têtes',
  'headers.replace': 'Ils remplacent les précédents ; vide, aucun n’est envoyé.',
  'checksum.give': 'Donner une somme de contrôle',
  'checksum.heading': 'Comparer à une somme de contrôle',
  'checksum.label': 'Somme de contrôle, ou fichier de sommes',
  'checksum.hint': 'Collez-la, ou déposez dans le champ le fichier .md5 ou .sha256 de l’éditeur.',
  'checksum.use': 'Comparer',
  'checksum.find': 'En chercher une à côté du fichier',
  'checksum.finding': 'Recherche…',
  'settings.heading': 'Réglages',
  'settings.downloadsAtATime': 'Téléchargements à la fois',
  'settings.downloadsAtATime.hint': 'Les autres attendent dans la file. De 1 à 16.',
  'settings.connections': 'Connexions par téléchargement',
  'settings.connections.hint': 'Plusieurs aident quand un serveur limite chacune. De 1 à 16.',
  'settings.speedLimit': 'Limite de vitesse',
  'settings.speedLimit.hint':
    'En Mo/s, pour tous les téléchargements ensemble. Vide : sans limite.',
  'settings.dailyWindow': 'Seulement à certaines heures',
  'settings.dailyWindow.hint':
    'Chaque jour, à l’heure de cet appareil. En dehors, les téléchargements attendent ; « Commencer maintenant » en laisse passer un quand même.',
  'settings.dailyWindow.start': 'De',
  'settings.dailyWindow.end': 'À',
  'settings.freeOnceSaved': 'Libérer la place après l’enregistrement',
  'settings.freeOnceSaved.hint':
    'Seulement après « Enregistrer sous… », dans les détails d’un téléchargement, où cette page voit que tout le fichier a été écrit. La copie que fait « Enregistrer », elle ne peut la voir : ces octets restent jusqu’à ce que vous les libériez sous « Ce qui est stocké ici ».',
  'settings.freeOnceSaved.unseen':
    'Ce navigateur ne dit pas aux pages si une copie enregistrée est entière : rien n’est donc libéré tout seul. Après avoir regardé, libérez la place sous « Ce qui est stocké ici ».',
  'settings.theme': 'Thème',
  'settings.theme.system': 'Comme sur cet appareil',
  'settings.theme.light': 'Clair',
  'settings.theme.dark': 'Sombre',
  'settings.language': 'Langue',
  'settings.language.browser': 'Comme dans le navigateur',
  'settings.notify': 'Prévenir à la fin ou à l’arrêt',
  'settings.notify.hint':
    'Quand cette page n’est pas au premier plan. Le navigateur vous le demande une fois.',
  'settings.notify.refused':
    'Le navigateur le refuse à cette page. Ses réglages permettent de l’autoriser.',
  'settings.keepAwake': 'Garder l’écran allumé',
  'settings.keepAwake.hint':
    'Tant que des téléchargements sont en cours et que cette page est visible.',
  'settings.install.hint':
    'Holdfast peut être installé comme application : dans Safari, par « Ajouter au Dock » ou « Sur l’écran d’accueil » dans le menu de partage ; dans Firefox sur téléphone, par « Ajouter à l’écran d’accueil » dans son menu.',
  'settings.export': 'Exporter les réglages',
  'settings.import': 'Importer des réglages',
  'settings.reset': 'Rétablir les réglages',
  'settings.wasReset': 'Tout est de nouveau comme au début.',
  'settings.imported': 'Réglages importés.',
  'settings.import.unreadable':
    'Ce fichier ne contient pas de réglages de Holdfast. Rien n’a changé.',
  'storage.open': 'Ce qui est stocké ici',
  'storage.heading': 'Stockage',
  'storage.reported': 'Ce navigateur annonce {used} utilisés ici, sur {most} qu’il permettrait.',
  'storage.reported.hint':
    'Il arrondit, et peut compter un moment ce qui a été libéré. Sa limite n’est pas une promesse : le disque peut être plein avant.',
  'storage.kept':
    'Ce navigateur a promis de garder ce qui est stocké, jusqu’à ce que vous le retiriez.',
  'storage.unsaid': 'Ce navigateur ne dit pas s’il garde ce qui est stocké quand la place manque.',
  'storage.none': 'Aucun téléchargement n’occupe de place ici.',
  'storage.free': 'Libérer la place',
  'storage.free.hint':
    'Libérez la place d’un fichier enregistré une fois que vous avez vu que votre copie est entière : après « Enregistrer », le navigateur n’en dit rien à cette page.',
  'storage.removeSaved': 'Retirer tout ce qui est enregistré ({size})',
  'deferred.failed':
    'Cette partie de la page n’a pas pu être chargée. Réessayez quand la ligne sera revenue.',
  'dialog.done': 'Terminé',
  'dialog.cancel': 'Annuler',

  'notice.stayOpen': 'Gardez cet onglet ouvert : c’est lui qui télécharge.',
  'notice.elsewhere': 'C’est un autre onglet qui télécharge. Gardez-le ouvert.',
  'notice.insecure':
    'Cette page n’est pas dans un contexte sécurisé : elle ne peut ni être installée ni fonctionner hors ligne. Ouvrez-la par https:// ou sur localhost.',
  'notice.private':
    'Cette fenêtre est privée. Elle oublie tout quand on la ferme, même les fichiers inachevés.',
  'notice.storage':
    'Ce navigateur ne laisse rien stocker à la page : rien ne peut être téléchargé ici. Une fenêtre privée ou un réglage strict en est peut-être la cause.',
  'notice.evict': 'Si la place vient à manquer, ce navigateur peut effacer des octets stockés.',
  'notice.evict.action': 'Lui demander de les garder',
  'notice.evict.declined':
    'Ce navigateur ne s’engage pas pour l’instant. Il accepte si Holdfast est installé ou souvent ouvert.',
  'notice.mute': 'Le moteur ne répond pas. Holdfast en lance un autre.',
  'notice.offline': 'Cet appareil est hors ligne. Les téléchargements reprendront à son retour.',

  'update.text':
    'Une nouvelle version est prête. Les téléchargements continuent après le rechargement.',
  'update.applying': 'Stockage de ce qui est arrivé, puis rechargement…',
  'update.apply': 'Recharger maintenant',
  'update.later': 'Plus tard',

  'undo.several':
    '{count, plural, one {# téléchargement retiré} other {# téléchargements retirés}}',
  'undo.action': 'Annuler',

  'announce.phase': '{name} : {phase}',
  'announce.fault': '{phase}. {what}',
  'announce.several':
    '{count, plural, one {# téléchargement a changé} other {# téléchargements ont changé}}',
  'announce.removed': 'Retiré : {name}',
  'announce.moved': '{name} : place {place} sur {count}',
} as const satisfies Messages;
