"""Questions about the bot itself: what it keeps, who reads along, what it is and who runs it."""

from __future__ import annotations

from bot.smalltalk.phrases import lines

ABOUT_THE_BOT = lines(
    """
    do you store my questions | do you save my questions | do you keep my questions
    do you store what i ask | do you save what i write | are my questions stored
    do you record this | do you keep logs
    who can see what i ask | who can see my questions | who sees this | who reads this
    does immigration read this | can immigration see this | does the government see this
    is this anonymous | is it anonymous | am i anonymous | is this private | is this safe to use
    is this confidential | how do i delete my data | delete my data | how can i delete my data
    who runs this bot | who made this bot
    who is behind this bot | can i talk to a human | can i talk to a person | talk to a human
    i want to talk to a person
    esto es anonimo | es anonimo | soy anonimo | esto es privado | es privado | es confidencial
    guardas lo que te pregunto | guardas mis preguntas | guardan mis preguntas
    guardas lo que escribo | quien ve lo que pregunto | quien puede ver lo que pregunto
    quien lee esto | esto lo lee migracion | esto lo lee la migra | esto lo ve el gobierno
    como borro lo que escribi | como borro mis datos | borra mis datos | como elimino mis datos
    quien hizo este bot | quien maneja este bot
    quien esta detras de esto | puedo hablar con una persona | puedo hablar con un humano
    quiero hablar con una persona
    what do you do with my data | what do you do with my questions | do you collect data
    do you collect my data | do you save my data | do you store my data | do you keep my data
    do you share my data | do you save this | do you store this | do you save this conversation
    do you remember what i ask | do you remember me | do you save my messages
    do you store my messages | do you log my questions | do you log this | is this logged
    is this recorded | is this stored | is this saved | are you recording this | are you saving this
    are my messages stored | are my questions saved | are my questions private
    are my questions anonymous | is my data safe | is my data stored | is this chat private
    is this chat anonymous | is this bot anonymous | is this bot private | is this bot safe
    can anyone see this | can others see this | can anyone see what i ask | who can see this
    who can read this | who can read what i ask | who can see what i write | who can see my messages
    who sees my questions | who reads my questions | can ice see this | does ice see this
    does ice read this | can the police see this | can the government see this
    does immigration see this | do you report me to ice | do you report to ice
    do you work for immigration | do you work for ice | do you work for the government
    are you immigration | are you with ice | are you from the government | are you the police
    how do i delete what i wrote | how do i delete what i asked | how do i delete my messages
    how do i delete my questions | how do i delete this conversation | can you delete my data
    can i delete my data | can i delete what i wrote | delete my messages | delete my questions
    delete what i wrote | forget what i said | forget me | who runs this | who made this
    who created this bot | who built this bot | who owns this bot | who created this
    who is behind this | who is responsible for this bot | can i speak to a human
    can i speak to a person | can i speak with a person | can i talk to someone
    can i talk with a human | can i talk to a real person | can i speak to someone
    speak to a human | i want to talk to a human | i want a human | is there a human
    guardas lo que pregunto | guardas mis datos | guardan mis datos | guardan lo que pregunto
    guardan lo que escribo | guardas mis mensajes | guardan mis mensajes | guardas esto
    guardan esto | guardas la conversacion | guardas esta conversacion | grabas esto
    graban esto | registras mis preguntas | registras lo que pregunto | se guarda lo que pregunto
    se guarda esto | se guarda lo que escribo | se guardan mis preguntas | se queda guardado
    que haces con mis datos | que hacen con mis datos | compartes mis datos | es anonima
    esto es anonimo o no | es anonimo esto | este bot es anonimo | este chat es anonimo
    este chat es privado | este bot es seguro | es seguro usar este bot | es seguro este bot
    es privado esto | esto es confidencial | esto es seguro | quien lee lo que pregunto
    quien lee lo que escribo | quien ve esto | quien ve mis preguntas | quien ve lo que escribo
    quien puede ver esto | quien puede leer esto | quien puede ver mis preguntas
    quien puede leer lo que escribo | quien puede ver lo que escribo | alguien lee esto
    alguien ve esto | alguien mas ve esto | la migra ve esto | la migra lee esto
    migracion lee esto | migracion ve esto | esto lo ve migracion | esto lo ve la migra
    la policia ve esto | esto lo ve la policia | esto lo lee alguien | esto lo lee el gobierno
    el gobierno ve esto | trabajas para migracion | trabajas para la migra
    trabajas para el gobierno | eres de migracion | eres de la migra | eres del gobierno
    eres policia | como borro lo que pregunte | como borro mis preguntas | como borro mis mensajes
    como borro esto | como borro la conversacion | como borro mi mensaje
    como puedo borrar lo que escribi | como puedo borrar mis datos | como elimino lo que escribi
    como elimino mis mensajes | puedo borrar lo que escribi | puedo borrar mis datos
    borra lo que escribi | borra mis mensajes | borra mis preguntas | olvida lo que dije
    quien creo este bot | quien programo este bot | quien hizo esto | quien creo esto
    quien maneja esto | quien esta detras de este bot | de quien es este bot
    quien controla este bot
    puedo hablar con alguien | puedo hablar con una persona real | puedo hablar con un ser humano
    quiero hablar con un humano | quiero hablar con alguien | hablar con una persona
    hablar con un humano | me pasas con una persona | me comunicas con una persona
    who made you | who created you | who built you | who programmed you
    who runs you | who owns you | are you a bot | are you bot
    are you a robot | are you human | are you a human | are you a person
    are you real | are you a real person | are you ai | are you an ai
    are you chatgpt | are you gpt | r u a bot | are you alive
    are you a machine | are you a bot or a human | are you a bot or a person
    are you a human or a bot
    are you human or bot | am i talking to a bot | am i talking to a human
    am i talking to a person
    is this a bot | is this a person | is anybody real here | is this ai
    is this automated | are you a computer | are you a person or a bot
    are you a computer or a person
    are you a person or robot | are you human or a robot | are you a real person or a bot
    are you a person or a computer
    are you an artificial intelligence | are you a real human | who is your creator
    who is your maker
    who designed you | who wrote you | who trained you | tell me who made you
    quien te invento | quien te diseno | eres un bot o un humano | eres humano o bot
    eres humano o robot | hablo con un humano | eres inteligencia artificial | quien te hizo
    quien te creo | quien te programo | quien te maneja | eres un bot
    eres bot | eres un robot | eres humano | eres una persona
    eres humana | eres real | eres una persona real | eres una ia
    eres chatgpt | eres una maquina | sos un bot | sos bot
    sos un robot | sos humano | sos una persona | sos real
    sos una ia | es usted un bot | es usted una persona | estoy hablando con un bot
    hablo con un bot | hablo con una persona | esto es un bot | estoy hablando con una persona
    eres un bot o una persona | sos un bot o una persona | hay alguien real
    """
)
