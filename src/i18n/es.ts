import type { Messages } from './translate.ts';

/** Spanish. */
export const es = {
  'app.tagline': 'Archivos grandes, líneas malas, nada perdido.',

  'form.heading': 'Nueva descarga',
  'form.link': 'Enlace',
  'form.link.hint':
    'Un enlace por línea; file[01-20].zip son veinte. Pega o suelta enlaces en cualquier sitio.',
  'form.download': 'Descargar',
  'form.options': 'Opciones',
  'form.name': 'Nombre del archivo',
  'form.name.hint': 'Si se deja vacío, el servidor pone el nombre.',
  'form.checksum': 'Suma de verificación',
  'form.checksum.hint':
    'MD5 o SHA-256, por ejemplo: el archivo se comprueba con ella antes de guardarlo.',
  'form.options.single':
    'Un nombre y una suma de verificación valen para un solo enlace. Arriba hay varios.',
  'form.empty': 'Pega primero un enlace.',
  'form.existing': 'Ya está en la lista: {name}',
  'form.pattern': '{count, plural, one {Un enlace:} other {# enlaces:}}',
  'form.taken':
    '{count, plural, one {Un enlace en el formulario.} other {# enlaces en el formulario.}}',
  'form.added': '{count, plural, one {Se añadió una descarga.} other {Se añadieron # descargas.}}',

  'list.heading': 'Descargas',
  'list.saveAutomatically': 'Guardar automáticamente',
  'list.empty.heading': 'Aún no hay nada',
  'list.empty.text':
    'Pega un enlace arriba y cada byte que llegue se conservará en este navegador: un corte, una recarga o un día sin conexión no cuestan nada. Holdfast pide solo lo que falta, comprueba el archivo entero y luego lo guarda.',
  'list.empty.sample': 'Probar con {name} ({size})',
  'list.joining': 'Leyendo la lista…',

  'tools.search': 'Buscar por nombre',
  'tools.filter': 'Mostrar',
  'tools.filter.all': 'Todas',
  'tools.filter.active': 'Activas',
  'tools.filter.waiting': 'En espera o en pausa',
  'tools.filter.done': 'Terminadas',
  'tools.filter.failed': 'Detenidas',
  'tools.order': 'Ordenar por',
  'tools.order.added': 'Más recientes',
  'tools.order.name': 'Nombre',
  'tools.order.progress': 'Progreso',
  'tools.pauseAll': 'Pausar todas',
  'tools.resumeAll': 'Reanudar todas',
  'tools.nothingFits': 'Ninguna descarga coincide.',
  'tools.showAll': 'Mostrar todas',

  'phase.queued': 'En la cola',
  'phase.running': 'Descargando',
  'phase.waiting': 'En espera',
  'phase.paused': 'En pausa',
  'phase.verifying': 'Comprobando',
  'phase.repairing': 'Reparando',
  'phase.ready': 'Completa',
  'phase.saved': 'Guardada',
  'phase.failed': 'Detenida',

  'row.progress': 'Progreso de {name}',
  'row.bytesOf': '{stored} de {total}',
  'row.bytes': '{stored}, tamaño desconocido',
  'row.left': 'quedan {duration}',
  'row.verified': '{percent} comprobado',
  'row.compared': '{percent} comparado',
  'row.noResume': 'Este servidor no permite reanudar: si se corta, hay que empezar de nuevo.',
  'row.unproven':
    'El servidor nunca dijo cuánto mide el archivo, así que no se pudo probar que esté completo.',
  'row.countdown': 'Próximo intento en {duration}.',
  'row.tryingNow': 'Intentándolo ahora.',

  'action.pause': 'Pausar',
  'action.resume': 'Reanudar',
  'action.tryAgain': 'Reintentar',
  'action.startOver': 'Empezar de nuevo',
  'action.repair': 'Reparar',
  'action.updateLink': 'Cambiar enlace',
  'action.save': 'Guardar',
  'action.saveAnyway': 'Guardar de todos modos',
  'action.remove': 'Quitar',

  'verdict.matched':
    '{algorithm} coincide · {origin, select, user {lo diste tú} link {venía en el enlace} file {de un archivo de sumas} other {lo dio el servidor}}',
  'verdict.unknown':
    'No se dio ninguna suma de verificación. Compara estas con las de quien lo publica:',
  'verdict.mismatched':
    '{algorithm} no coincide. Este archivo no es el que dice su suma de verificación.',
  'conflict.what': 'Las sumas de verificación dadas para este archivo se contradicen.',
  'conflict.decides':
    'Decide {algorithm}: {origin, select, user {lo diste tú} link {venía en el enlace} file {de un archivo de sumas} other {lo dio el servidor}}.',
  'digest.expected': '{algorithm} esperado',
  'digest.computed': '{algorithm} recibido',
  'digest.origin':
    '{algorithm}: {origin, select, user {lo diste tú} link {venía en el enlace} file {de un archivo de sumas} other {lo dio el servidor}}',
  'digest.copy': 'Copiar {algorithm}',
  'digest.copied': '{algorithm} copiado',

  'details.heading': 'Detalles',
  'details.link': 'Enlace',
  'details.type': 'Tipo',
  'details.size': 'Tamaño',
  'details.exactBytes': '{count, plural, one {# byte} other {# bytes}}',
  'details.stored': 'Almacenado',
  'details.checked': 'Comprobado',
  'details.checksums': 'Sumas de verificación',
  'details.history': 'Historial',
  'history.added': 'Añadida',
  'history.started': 'Empezada',
  'history.interrupted': 'Interrumpida',
  'history.paused': 'En pausa',
  'history.resumed': 'Reanudada',
  'history.source-changed': 'El archivo del servidor cambió',
  'history.repaired': 'Reparada',
  'history.verified': 'Comprobada',
  'history.saved': 'Guardada',
  'history.failed': 'Detenida',

  'safe.all': 'El archivo entero ({stored}) está almacenado y se queda aquí.',
  'safe.bytes': '{stored} están almacenados y se quedan aquí.',
  'safe.nothing': 'Aún no se almacenó nada, así que nada se pierde.',

  'next.byItself': 'No hay nada que hacer: Holdfast sigue por sí solo.',
  'next.tryAgain': 'Elige «Reintentar» para seguir.',
  'next.updateLink':
    'Puede que el enlace haya caducado. Consigue uno nuevo donde lo encontraste y elige «Cambiar enlace».',

  'error.invalidUrl.syntax': 'Este enlace no se puede leer.',
  'error.invalidUrl.scheme': 'Esto no es un enlace web.',
  'error.invalidUrl.tooLong': 'Este enlace es demasiado largo.',
  'error.invalidUrl.credentials':
    'Este enlace lleva un nombre de usuario o una contraseña, que se almacenaría y se mostraría.',
  'error.invalidUrl.next': 'El enlace a un archivo empieza por https:// o http://.',
  'error.mixedContent':
    'Esta página es segura y el enlace no, así que el navegador se niega a descargarlo.',
  'error.mixedContent.next': 'Usa el enlace que empieza por https:// si lo hay.',
  'error.unreachable': 'No se puede contactar con el servidor.',
  'error.unreachable.stalled': 'El servidor se quedó callado.',
  'error.unreachable.offline': 'Este dispositivo no tiene conexión.',
  'error.cors': 'Este servidor no deja que las páginas web lean el archivo.',
  'error.cors.next':
    'Pide a quien lo publica que lo permita (lo conocerá como CORS). Si el enlace funcionaba antes, puede que haya caducado: consigue uno nuevo y elige «Cambiar enlace».',
  'error.http.refused': 'El servidor rechaza este enlace (HTTP {status}).',
  'error.http.missing': 'El servidor no tiene ningún archivo en este enlace (HTTP {status}).',
  'error.http.busy': 'El servidor pide una pausa (HTTP {status}).',
  'error.http.server': 'El servidor tiene un problema propio (HTTP {status}).',
  'error.http.other': 'La respuesta del servidor no sirve (HTTP {status}).',
  'error.changed.size': 'El archivo del servidor ya es otro: cambió su tamaño.',
  'error.changed.validator': 'El archivo del servidor se reemplazó mientras se descargaba.',
  'error.changed.bytes': 'Los bytes del servidor ya no son los que están almacenados aquí.',
  'error.changed.gone': 'La versión que se estaba descargando ya no está en el servidor.',
  'error.changed.next':
    '«Empezar de nuevo» descarga la versión nueva. Los bytes anteriores se conservan hasta que esté completa.',
  'error.otherFile.size': 'Este enlace lleva a otro archivo: su tamaño es distinto.',
  'error.otherFile.validator': 'Este enlace lleva a otra versión del archivo.',
  'error.otherFile.bytes': 'Este enlace lleva a otro archivo: sus bytes no son los almacenados.',
  'error.otherFile.next': 'No se cambió nada. Usa un enlace al mismo archivo exacto.',
  'error.webPage': 'El servidor envió una página web en lugar del archivo.',
  'error.webPage.next':
    'A menudo pide iniciar sesión, o el enlace caducó. Consigue un enlace nuevo y elige «Cambiar enlace».',
  'error.mismatch': '{algorithm} no coincide, así que este archivo no se guardó.',
  'error.mismatch.next':
    '«Reparar» encuentra las partes distintas y descarga solo esas. «Empezar de nuevo» lo descarga todo.',
  'error.mismatch.served':
    'El servidor envía justo los bytes almacenados, y su {algorithm} no coincide: o la suma de verificación es de otro archivo, o la copia del servidor está dañada.',
  'error.mismatch.served.next':
    'Mira de dónde vino la suma de verificación o prueba otro enlace. «Guardar de todos modos» conserva el archivo tal como lo tiene el servidor.',
  'error.quota': 'No queda sitio en el almacenamiento de este navegador.',
  'error.quota.next':
    'Quita descargas que ya hayas guardado o libera espacio en este dispositivo. Holdfast sigue en cuanto haya sitio.',
  'error.storage': 'El navegador no pudo almacenar lo que llegó ({detail}).',
  'error.storage.next':
    'Comprueba que el disco no esté lleno y que esta no sea una ventana privada.',
  'error.saveRefused': 'El navegador no aceptó el archivo.',
  'error.saveRefused.next':
    'Permite las descargas de esta página en los ajustes del navegador y elige «Guardar».',
  'error.unexpected': 'Pasó algo que Holdfast no esperaba ({detail}).',
  'error.checksum': 'Esta suma de verificación no se puede leer.',
  'error.checksum.next':
    'Se conocen MD5, SHA-1, SHA-256, SHA-512, CRC-32 y CRC-32C, en hexadecimal o base64.',
  'error.noChecksumFile': 'No se encontró ningún archivo de sumas junto a este archivo.',
  'error.noChecksumFile.next': 'Quizá quien lo publica la indique en otro sitio: pega lo que diga.',
  'error.unknownDownload': 'Esta descarga ya no está en la lista.',
  'error.unknownDownload.next': 'Puede que se quitara en otra pestaña.',
  'error.noAnswer': 'El motor no respondió.',
  'error.noAnswer.next': 'Inténtalo otra vez. Si no sirve, recarga esta página: no se pierde nada.',

  'remove.heading': '¿Quitar esta descarga?',
  'remove.text': '{stored} de {name} están almacenados aquí y sin guardar. Al quitarla se borran.',
  'remove.keep': 'Conservarla',
  'saveAnyway.heading': '¿Guardar un archivo que no pasó la comprobación?',
  'saveAnyway.text':
    '{name} no tiene el {algorithm} que debería. Puede estar dañado o no ser el archivo prometido. Ábrelo solo si sabes por qué.',
  'updateLink.heading': 'Seguir con un enlace nuevo',
  'updateLink.text': 'Lo almacenado de {name} se conserva. Solo se pide lo que falta.',
  'updateLink.label': 'Enlace nuevo',
  'checksum.give': 'Dar una suma de verificación',
  'checksum.heading': 'Comprobar con una suma de verificación',
  'checksum.label': 'Suma de verificación, o un archivo de sumas',
  'checksum.hint': 'Pégala, o suelta en el cuadro el archivo .md5 o .sha256 de quien lo publica.',
  'checksum.use': 'Comprobar con ella',
  'checksum.find': 'Buscar una junto al archivo',
  'checksum.finding': 'Buscando…',
  'settings.heading': 'Ajustes',
  'settings.downloadsAtATime': 'Descargas a la vez',
  'settings.downloadsAtATime.hint': 'Las demás esperan en la cola. De 1 a 16.',
  'settings.connections': 'Conexiones por descarga',
  'settings.connections.hint': 'Varias ayudan si un servidor limita cada una. De 1 a 16.',
  'settings.theme': 'Tema',
  'settings.theme.system': 'Como en este dispositivo',
  'settings.theme.light': 'Claro',
  'settings.theme.dark': 'Oscuro',
  'settings.language': 'Idioma',
  'settings.language.browser': 'Como en el navegador',
  'deferred.failed': 'Esta parte de la página no se pudo cargar. Inténtalo cuando vuelva la línea.',
  'dialog.done': 'Listo',
  'dialog.cancel': 'Cancelar',

  'notice.stayOpen': 'Deja abierta esta pestaña: es la que descarga.',
  'notice.elsewhere': 'Otra pestaña hace la descarga. Déjala abierta.',
  'notice.insecure':
    'Esta página no está en un contexto seguro, así que no se puede instalar ni usar sin conexión. Ábrela con https:// o en localhost.',
  'notice.private':
    'Esta ventana es privada. Al cerrarla lo olvida todo, también los archivos a medias.',
  'notice.storage':
    'Este navegador no deja que la página almacene nada, así que aquí no se puede descargar. Quizá sea una ventana privada o un ajuste estricto.',
  'notice.evict': 'Si falta espacio, este navegador puede borrar bytes almacenados.',
  'notice.evict.action': 'Pedirle que los conserve',
  'notice.evict.declined':
    'Por ahora este navegador no se compromete. Lo hará si instalas Holdfast o lo visitas a menudo.',
  'notice.mute': 'El motor no responde. Holdfast está iniciando otro.',
  'notice.offline': 'Este dispositivo no tiene conexión. Las descargas seguirán cuando vuelva.',

  'update.text': 'Hay una versión nueva. Las descargas siguen tras la recarga.',
  'update.apply': 'Recargar ahora',
  'update.later': 'Más tarde',

  'announce.phase': '{name}: {phase}',
  'announce.fault': '{phase}. {what}',
  'announce.removed': 'Quitada: {name}',
} as const satisfies Messages;
